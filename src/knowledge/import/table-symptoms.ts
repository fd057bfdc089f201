import { shownText, type Part } from "./sections";
import { findQuoted, isErrorText } from "./quoted-text";
import { hasReplyCode } from "./reply-text";
import { findForms } from "./symptom-forms";
import type { Symptom } from "./symptoms";

const ERROR_COLUMN = /error|message|text|reply|response|ndr|code|错误|消息|代码/iu;
/** Tables of errors often give the code and its words apart. */
const BARE_CODE = /^[`\s]*(?:[245]\d\d)?[\s/]*(?:[245]\.\d{1,3}\.\d{1,3})?[`\s]*$/u;

/** The error text in a row of a table; its other cells say where it is seen. */
export function symptomInRow(part: Part): Symptom | undefined {
  const cells = part.cellWords.map(shownText);
  const at = cells.findIndex((text, index) => {
    const cell = part.cells[index];
    const isErrorColumn = ERROR_COLUMN.test(shownText(part.headerWords[index] ?? {}));
    return (
      (cell !== undefined && findQuoted(text, cell) !== undefined) ||
      hasReplyCode(text) ||
      (isErrorColumn && (isErrorText(text) || /^[`\s]*[245]\d\d[`\s]*$/u.test(text)))
    );
  });
  if (at < 0) return undefined;
  const textOf = (texts: readonly string[]): string => {
    const own = texts[at] ?? "";
    if (BARE_CODE.test(own)) return [own, texts[at + 1] ?? ""].map(unquote).join(" ").trim();
    const cell = part.cells[at];
    return (cell === undefined ? undefined : findQuoted(own, cell)) ?? unquote(own);
  };
  const text = textOf(cells);
  const isOriginal = part.words.en !== undefined;
  const chineseCells = part.cellWords.map(({ zh }) => zh ?? "");
  const chinese = isOriginal && (chineseCells[at] ?? "") !== "" ? textOf(chineseCells) : undefined;
  const last = BARE_CODE.test(cells[at] ?? "") ? at + 1 : at;
  const others = cells.filter((_, index) => index < at || index > last).join(" ");
  return {
    text,
    isOriginal,
    chinese: chinese === text ? undefined : chinese,
    forms: findForms(text, [others, shownText(part.lead), shownText(part.heading)]),
    note: at === 0 ? undefined : cells.slice(0, at).join(", "),
  };
}

function unquote(text: string): string {
  return text.trim().replace(/^([`"'“‘])(.*)[`"'”’]$/su, "$2");
}
