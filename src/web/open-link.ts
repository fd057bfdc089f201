import { toAllowedLink } from "./allowed-link.js";

/** Opens a permitted page in a tab that cannot reach back to this one; saves a download of this server. */
export function openLink(address: string): void {
  const link = toAllowedLink(address, location.origin);
  if (link === undefined) return;
  if (link.startsWith(location.origin)) saveFile(link);
  else window.open(link, "_blank", "noopener,noreferrer");
}

/** Without a detour over an empty tab, which a browser would show for a moment and some block. */
function saveFile(link: string): void {
  const anchor = document.createElement("a");
  anchor.href = link;
  anchor.download = "";
  anchor.click();
}

/** Makes links that bypass the click handler (middle button, context menu) as safe as `openLink`. */
export function guardLinks(root: HTMLElement): void {
  for (const anchor of root.querySelectorAll("a")) {
    const link = toAllowedLink(anchor.getAttribute("href") ?? "", location.origin);
    if (link === undefined) anchor.removeAttribute("href");
    else anchor.href = link;
    anchor.rel = "noopener noreferrer";
  }
}
