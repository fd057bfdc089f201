/** A tag's name ends at a blank, a slash or the bracket: `<a@example.com>` is an address. */
const TAG =
  /<\/?(?:div|p|br|span|table|tr|td|html|body|blockquote|pre|code|strong|b|i|em|ul|ol|li|a|font|at|h[1-6])(?:[\s/][^<>]{0,500})?>/iuy;
const LOOKED_AT = 200_000;

/** Tells whether text is HTML source (what Teams and Outlook hand over), not text that only mentions an address in brackets. */
export function isHtml(text: string): boolean {
  for (let at = text.indexOf("<"); at >= 0 && at < LOOKED_AT; at = text.indexOf("<", at + 1)) {
    TAG.lastIndex = at;
    if (TAG.test(text)) return true;
  }
  return false;
}
