import type { Text } from "../knowledge";
import type { Locale } from "../locale";
import type { CardElement, RichTextBlock, TextBlock, TextRun } from "./adaptive-card";

type RunStyle = Omit<TextRun, "type" | "text">;
type BlockStyle = Pick<RichTextBlock, "id" | "spacing" | "separator" | "isVisible">;

const MONOSPACE: RunStyle = { fontType: "Monospace" };

/** One run of exact text. */
export function run(text: string, style: RunStyle = {}): TextRun {
  return { type: "TextRun", text, ...style };
}

/** A paragraph of runs. */
export function paragraph(inlines: readonly TextRun[], style: BlockStyle = {}): RichTextBlock {
  return { type: "RichTextBlock", inlines: joinAlike(inlines), ...style };
}

/** Neighbouring runs of one style become one run: the card looks the same and weighs less. */
function joinAlike(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const next of runs) {
    const last = joined.at(-1);
    if (last !== undefined && isAlike(last, next)) {
      joined[joined.length - 1] = Object.assign({}, last, { text: last.text + next.text });
    } else joined.push(next);
  }
  return joined;
}

function isAlike(a: TextRun, b: TextRun): boolean {
  return (
    a.fontType === b.fontType &&
    a.weight === b.weight &&
    a.color === b.color &&
    a.isSubtle === b.isSubtle &&
    a.italic === b.italic &&
    a.size === b.size &&
    a.underline === b.underline &&
    a.selectAction?.url === b.selectAction?.url
  );
}

/** A heading. Its text is ours (a UI string or an article's title), never pasted. */
export function heading(
  text: string,
  size: "Default" | "Medium" | "Large" = "Default",
  spacing: "Medium" | "None" = "Medium",
): TextBlock {
  const shownSize = size === "Default" ? {} : { size };
  return { type: "TextBlock", text, wrap: true, style: "heading", ...shownSize, weight: "Bolder", spacing };
}

/** Article text in the reader's language; its `backticks` become monospace runs. */
export function proseRuns(text: Text, locale: Locale, style: RunStyle = {}): TextRun[] {
  return text[locale]
    .split("`")
    .map((piece, index) => run(piece, index % 2 === 1 ? Object.assign({}, style, MONOSPACE) : style))
    .filter((piece) => piece.text !== "");
}

/** A paragraph of article text. */
export function prose(text: Text, locale: Locale, style: BlockStyle = {}): RichTextBlock {
  return paragraph(proseRuns(text, locale), style);
}

/** A paragraph behind a bullet. */
export function bullet(runs: readonly TextRun[]): CardElement {
  return paragraph([run("•  "), ...runs], { spacing: "Small" });
}

/** A list of paragraphs, each behind a bullet. */
export function bullets(items: readonly (readonly TextRun[])[]): CardElement[] {
  return items.map(bullet);
}

/** Text shown exactly as it is, in a box. */
export function verbatim(text: string): CardElement {
  return {
    type: "Container",
    style: "emphasis",
    spacing: "Small",
    items: [paragraph([run(text, { fontType: "Monospace" })])],
  };
}

/** Text that opens a page. */
export function linkRun(title: string, url: string): TextRun {
  return run(title, { color: "Accent", underline: true, selectAction: { type: "Action.OpenUrl", url } });
}
