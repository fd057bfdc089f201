import type { AdaptiveCard, CardAction, CardElement } from "./adaptive-card";

/** The same content as plain text, for the command line, e-mail and clients without cards. */
export function toCardText(card: AdaptiveCard): string {
  const blocks = [...toBlocksOfAll(card.body), ...toLinks(card.actions ?? [])];
  return `${blocks
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim()}\n`;
}

/** The first line of {@link toCardText}: what a notification says. */
export function toCardSummary(card: AdaptiveCard): string {
  for (const element of card.body) {
    const text = toBlocks(element).join("\n").trimStart();
    if (text !== "") return text.split("\n", 1)[0]?.trimEnd() ?? "";
  }
  return "";
}

/** A loop, since every notification passes here: `flatMap` takes twenty times as long. */
function toBlocksOfAll(elements: readonly CardElement[]): string[] {
  const blocks: string[] = [];
  for (const element of elements) blocks.push(...toBlocks(element));
  return blocks;
}

function toBlocks(element: CardElement): string[] {
  switch (element.type) {
    case "TextBlock":
      return ["", element.text];
    case "RichTextBlock":
      return [
        element.inlines
          .map(({ text, selectAction }) => (selectAction === undefined ? text : `${text} <${selectAction.url}>`))
          .join(""),
      ];
    case "Container":
      return toBlocksOfAll(element.items);
    case "ColumnSet":
      return element.columns.flatMap(({ items }) => toBlocksOfAll(items));
    case "Table":
      return element.rows.map(({ cells }) =>
        cells.map(({ items }) => toBlocksOfAll(items).join(" ").trim()).join(" | "),
      );
    case "CodeBlock":
      return ["", element.codeSnippet, ""];
    case "ActionSet":
      return toLinks(element.actions);
    case "Input.Text":
      // A hidden one repeats, for copying, what a block beside it shows; the text to forward stands nowhere else.
      if (element.id.startsWith("forward")) return ["", `${element.label}:`, element.value];
      return element.isVisible === false ? [] : ["", element.value.trimEnd(), ""];
  }
}

function toLinks(actions: readonly CardAction[]): string[] {
  return actions.flatMap((action) =>
    action.type === "Action.OpenUrl" ? [`${action.title ?? ""} <${action.url}>`] : [],
  );
}
