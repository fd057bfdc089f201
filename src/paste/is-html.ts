/** A tag's name ends at a blank, a slash or the bracket: `<a@example.com>` is an address. */
const TAG =
  /<\/?(?:div|p|br|span|table|tr|td|html|body|blockquote|pre|code|strong|b|i|em|ul|ol|li|a|font|at|h[1-6])(?:[\s/][^<>]{0,500})?>/iu;

/** Tells whether text is HTML source (what Teams and Outlook hand over), not text that only mentions an address in brackets. */
export function isHtml(text: string): boolean {
  return TAG.test(text.slice(0, 200_000));
}
