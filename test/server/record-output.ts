/** Keeps what this process writes to its console and its two outputs, until the returned `restore` is called. */
export function recordOutput(): { readonly written: readonly string[]; readonly restore: () => void } {
  const written: string[] = [];
  const keep = (...chunks: unknown[]): boolean => {
    written.push(chunks.join(" "));
    return true;
  };
  const spies = [
    jest.spyOn(process.stdout, "write").mockImplementation(keep),
    jest.spyOn(process.stderr, "write").mockImplementation(keep),
    ...(["log", "info", "warn", "error"] as const).map((name) => jest.spyOn(console, name).mockImplementation(keep)),
  ];
  return {
    written,
    restore() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
