/** Shows the way to the knowledge preview where this server has one: without credentials, on the admin's own machine. */
export async function showPreviewLink(link: HTMLAnchorElement): Promise<void> {
  try {
    link.hidden = !(await fetch(link.href, { method: "HEAD" })).ok;
  } catch {
    // The server is gone, as the conversation says.
  }
}
