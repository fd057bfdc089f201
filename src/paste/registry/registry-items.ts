import type { Finding, PasteLine } from "../paste";
import { VALUE_NAME_PATTERN } from "./value-name";

/** A stretch of a pasted line that holds one thing: a key, a value, a row. Blank lines stay as empty items. */
export interface RegistryItem {
  /** Freed of harmless noise, indentation kept. Full-width characters and guillemets stay: they are findings. */
  readonly text: string;
  readonly finding: Finding;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  quot: '"',
  apos: "'",
  lt: "<",
  gt: ">",
  nbsp: " ",
  ldquo: '"',
  rdquo: '"',
  laquo: "«",
  raquo: "»",
};
const SMART_QUOTES = /[\u201C-\u201F\u2033\u2036]/gu;
const SMART_APOSTROPHES = /[\u2018-\u201B]/gu;
const BLANKS = /[\t\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu;

/** Undoes what chat clients, mail programs and web pages do to text, and nothing that regedit would stumble over. */
function clean(text: string): string {
  return text
    .replace(
      /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/giu,
      (whole, decimal?: string, hex?: string, name?: string) =>
        name === undefined
          ? String.fromCodePoint(
              Math.min(0x10ffff, Number.parseInt(decimal ?? hex ?? "", decimal === undefined ? 16 : 10)),
            )
          : (ENTITIES[name.toLowerCase()] ?? whole),
    )
    .replace(/<\/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,200})?\/?>/giu, "")
    .replace(/\\(?=[_*[\]])/gu, "")
    .replace(/[*`]/gu, "")
    .replace(BLANKS, " ")
    .replace(SMART_QUOTES, '"')
    .replace(SMART_APOSTROPHES, "'");
}

const QUOTE = "[\"'«»‹›＂「」『』]";
const SIDE_LINE = "(?:Server|Client) (?:Enabled|Disabled ?By ?Default) ?:";
/** Places at which one line of a flattened paste holds the beginning of the next thing. */
const BREAKS = [
  "(?=\\[-?\\s?(?:HK|SYSTEM\\\\))",
  "(?<=\\\\[^[\\]\\\\]{0,60}\\])(?=.)",
  `(?<![^\\s\\]])(?=${QUOTE}\\s?[A-Za-z][\\w ]{0,40}\\s?${QUOTE}?\\s?[=＝])`,
  `(?<![^\\s\\]])(?="(?:Enabled|DisabledByDefault)")`,
  "(?<=\\s)(?=[A-Za-z][\\w.]{0,60}\\s+REG_[A-Z])",
  "(?<=\\s0x[0-9a-f]{1,12}\\s+)(?=HK(?:EY_|LM\\\\|CU\\\\))",
  `(?<=\\s)(?=(?:${VALUE_NAME_PATTERN}|PSPath|PSParentPath|PSChildName|PSDrive|PSProvider)(?:\\s+:\\s|\\s?：))`,
  `(?<=\\s)(?=(?:${VALUE_NAME_PATTERN})\\s+S(?:YSTEM|OFTWARE)\\\\)`,
  `(?<=\\s)(?=TLS 1\\.[0-3] +${SIDE_LINE}|${SIDE_LINE})`,
  "(?<=\\s)(?=1\\.[0-3] +(?:(?:True|False|NULL|-?\\d+) +){4}|1\\.[0-3] (?:Server|Client)\\w{3,30}Value:)",
];
const BREAK = new RegExp(BREAKS.join("|"), "giu");

/** Splits the searchable lines of a paste into items. */
export function toRegistryItems(lines: readonly PasteLine[]): RegistryItem[] {
  const cleaned = lines.map((line) => ({ text: clean(line.text), finding: { line: line.number, text: line.text } }));
  return joinWrapped(cleaned).flatMap(({ text, finding }) => {
    if (text.trim() === "") return [{ text: "", finding }];
    return text
      .split(BREAK)
      .filter((part) => part.trim() !== "")
      .map((part) => ({ text: part, finding }));
  });
}

/** Puts back together what a console or a mail program wrapped inside a path. */
function joinWrapped(items: readonly RegistryItem[]): RegistryItem[] {
  const joined: RegistryItem[] = [];
  for (const item of items) {
    const open = joined.at(-1);
    if (open !== undefined && isWrapped(open.text, item.text)) {
      // The one blank in these paths stands in "TLS 1.2": a wrap there swallowed it.
      const glue = /\\TLS\s*$/iu.test(open.text) ? " " : "";
      joined[joined.length - 1] = { ...open, text: open.text.trimEnd() + glue + item.text.trimStart() };
    } else joined.push(item);
  }
  return joined;
}

function isWrapped(open: string, next: string): boolean {
  if (open.length < 40 || next.trim() === "" || !/\\/u.test(open)) return false;
  if (/\\TLS\s*$/iu.test(open)) return /^\s*1[.,]\d/u.test(next);
  if (/\[-?HK[^\]]*$/iu.test(open)) return /^[^[="]*\]/u.test(next);
  if (/^\s*PS(?:Parent)?Path\s*:/u.test(open)) return /^\s{8,}\S/u.test(next) && !/\s:\s/u.test(next);
  if (/['"]HK[^'"]*$/iu.test(open)) return /^[^'"]{1,120}['"]/u.test(next);
  return (
    open.length >= 76 &&
    /^\s*HK[^'"[\]:]*$/iu.test(open) &&
    /^[^\s"'[\]:]*\\[^"'[\]:]*$/u.test(next) &&
    !/^HK/iu.test(next)
  );
}
