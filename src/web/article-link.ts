/** What leads to an article file on the preview page; other anchors of the page do not begin like this. */
const LEAD = "#/";

/** The link to an article file, which the page's address then names: it can be kept, sent, and gone back to. */
export function toArticleLink(id: string): string {
  return `${LEAD}${encodeURIComponent(id)}`;
}

/** The article file that an address's hash names; undefined where it names none. */
export function parseArticleLink(hash: string): string | undefined {
  if (!hash.startsWith(LEAD)) return undefined;
  try {
    return decodeURIComponent(hash.slice(LEAD.length));
  } catch {
    return undefined;
  }
}
