/** Reads a remembered choice; a browser that forbids storage remembers nothing. */
export function readPreference(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a choice for the next visit, where the browser permits it. */
export function writePreference(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is switched off: the choice then holds until the page is closed.
  }
}
