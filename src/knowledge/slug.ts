/** The longest id: file names, command lines and cards hold it. */
const LONGEST = 100;

/**
 * An id made of a title's English words: lower-case letters, digits, single hyphens. Undefined where it holds none.
 *
 * @example toSlug("Can't send to/from Office 365") // "cant-send-to-from-office-365"
 */
export function toSlug(title: string): string | undefined {
  const words = title
    .normalize("NFKD")
    .replaceAll(/['’]|\p{Mark}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== "");
  while (words.length > 1 && words.join("-").length > LONGEST) words.pop();
  return words.length === 0 ? undefined : words.join("-").slice(0, LONGEST);
}
