function copyByCommand(text: string): boolean {
  // Safari fires `copy` only when something is selected.
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const onCopy = (event: ClipboardEvent): void => {
    // The field has turned CR LF into LF: put the exact text on the clipboard instead.
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("copy", onCopy, { capture: true });
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way on plain http, where navigator.clipboard is missing
    return document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", onCopy, { capture: true });
    field.remove();
  }
}

/** Puts a text on the clipboard exactly as it is; tells whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  // Outside https and localhost there is no navigator.clipboard, whatever its type says.
  if (!isSecureContext) return copyByCommand(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Permission refused: the older way may still be open.
    return copyByCommand(text);
  }
}
