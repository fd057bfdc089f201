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

/** The mark of a list in front of a key or a value. */
const LIST_MARK = new RegExp(
  `^\\s*(?:[-–•·▪]|\\d{1,2}[.)])\\s+(?=\\[?-?(?:HK(?:EY_|LM|CU)|S(?:YSTEM|OFTWARE)\\\\)|"?(?:${VALUE_NAME_PATTERN})\\b)`,
  "iu",
);

/** In a list that became one line the next thing's mark stands behind this one. */
const NEXT_LIST_MARK = /\s[-–•·▪]\s*$/u;

function withoutListMarks(text: string): string {
  return text.replace(LIST_MARK, "").replace(NEXT_LIST_MARK, "");
}

/** Whether a text is the first line of a registry file. */
export function isFileHeader(text: string): boolean {
  return /^\s*(?:Windows Registry Editor Version 5\.00|REGEDIT4)\s*$/u.test(text);
}

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
    .replace(/\\(?=[_[\]])/gu, "")
    .replace(/^\s*(?:>\s?)+/u, "")
    .replace(/[*`]/gu, "")
    .replace(BLANKS, " ")
    .replace(SMART_QUOTES, '"')
    .replace(SMART_APOSTROPHES, "'");
}

const QUOTE = "[\"'«»‹›＂「」『』]";
const SIDE_LINE = "(?:Server|Client) (?:Enabled|Disabled ?By ?Default):";
/** Places at which one line of a flattened paste holds the beginning of the next thing. */
const BREAKS = [
  // A registry file: keys, what stands behind them, values.
  "(?<!\\[)(?=\\[-?\\s?(?:HK|SYSTEM\\\\))",
  "(?<=\\\\[^[\\]\\\\]{0,60}\\])(?=.)",
  `(?<!\\S)(?=${QUOTE}\\s?[A-Za-z][\\w ]{0,40}\\s?${QUOTE}?\\s?[=＝])`,
  `(?<!\\S)(?="(?:Enabled|DisabledByDefault)")`,
  `(?<=\\s)(?=(?:Enabled|DisabledByDefault)"?\\s?=\\s?["dh])`,
  // reg query: values, keys, commands, errors.
  "(?<=\\s)(?=[A-Za-z][\\w.]{0,60}\\s+REG_[A-Z])",
  "(?<=\\s)(?=(?:[^\\s\\\\:\"']{2,20}\\\\)?HK(?:EY_[A-Z_]{4,20}|LM|CU)\\\\[^\"'[\\]:=]{1,300}?\\sREG_[A-Z])",
  "(?<=\\s)(?<!\\bPS )(?=(?:PS )?[A-Z]:\\\\[^>\\s]{0,100}>)",
  "(?<=[\"']\\s{1,4}(?:/s\\s{1,4})?)(?=\\p{Lu}{3,12}\\s?:|[\\p{Lo}ー]{2,4}[:：]\\s)",
  // PowerShell: properties, listings.
  `(?<=\\s)(?=(?:${VALUE_NAME_PATTERN}|PSPath|PSParentPath|PSChildName|PSDrive|PSProvider)(?:\\s+:(?:\\s|$)|\\s?：))`,
  "(?<=\\s)(?=Name\\s+Property\\s+-{3}|(?!PS)[^\\s:]{2,12}\\s?:\\sHKEY_)",
  // Lists of keys.
  "(?<=\\s)(?=(?:[-–•·▪]|\\d{1,2}[.)])\\sHK(?:EY_|LM))",
  // HealthChecker: rows of its three layouts.
  `(?<=\\s)(?=(?:${VALUE_NAME_PATTERN})\\s+S(?:YSTEM|OFTWARE)\\\\)`,
  `(?<=\\s)(?=TLS 1\\.[0-3] +${SIDE_LINE}|${SIDE_LINE})`,
  "(?<=\\s)(?=1\\.[0-3] +(?:(?:True|False|NULL|-?\\d+) +){4}|1\\.[0-3] (?:Server|Client)\\w{3,30}Value:)",
];
const BREAK = new RegExp(BREAKS.join("|"), "giu");
/** One of these is needed by each of the breaks: a sentence about the registry usually holds none. */
const NEEDED_BY_BREAKS = /[[\\=＝:：_"'«»‹›＂「」『』]|---|1\.[0-3] +(?:True|False|NULL|-?\d)/iu;

/** Splits the searchable lines of a paste into items. */
export function toRegistryItems(lines: readonly PasteLine[]): RegistryItem[] {
  const cleaned = lines.map((line) => ({ text: clean(line.text), finding: { line: line.number, text: line.text } }));
  return joinWrapped(isDoubleSpaced(cleaned) ? cleaned.filter(({ text }) => text.trim() !== "") : cleaned).flatMap(
    ({ text, finding }) => {
      if (text.trim() === "") return [{ text: "", finding }];
      if (!NEEDED_BY_BREAKS.test(text)) return [{ text: withoutListMarks(text), finding }];
      return text
        .split(BREAK)
        .filter((part) => part.trim() !== "")
        .map((part) => ({ text: withoutListMarks(part), finding }));
    },
  );
}

/** Some clients put a blank line behind every line; none of these separates anything. */
function isDoubleSpaced(items: readonly RegistryItem[]): boolean {
  const blank = items.map(({ text }) => text.trim() === "");
  return blank.includes(true) && !blank.some((isBlank, row) => !isBlank && blank[row + 1] === false);
}

/** Puts back together what a console or a mail program wrapped inside a path. */
function joinWrapped(items: readonly RegistryItem[]): RegistryItem[] {
  const joined: RegistryItem[] = [];
  for (const item of items) {
    const open = joined.at(-1);
    if (open !== undefined && isWrapped(open.text, item.text)) {
      // The one blank in these paths stands in "TLS 1.2": a wrap there swallowed it.
      const glue = /\\TLS\s*$/iu.test(open.text) ? " " : "";
      joined[joined.length - 1] = { text: open.text.trimEnd() + glue + item.text.trimStart(), finding: open.finding };
    } else joined.push(item);
  }
  return joined;
}

function isWrapped(open: string, next: string): boolean {
  if (open.length < 40 || next.trim() === "" || !open.includes("\\")) return false;
  if (/\\TLS\s*$/iu.test(open)) return /^\s*1[.,]\d/u.test(next);
  if (/\[-?HK[^\]]*$/iu.test(open)) return /^[^[="]*\]/u.test(next);
  if (/^\s*PS(?:Parent)?Path\s*:/u.test(open))
    return /^\s{8,}\S|\\/u.test(next) && !/\s:\s|^\s*(?:HK|(?:PS )?[A-Z]:\\)/u.test(next);
  if (/['"]HK[^'"]*$/iu.test(open)) return /^[^'"]{1,120}['"]/u.test(next);
  return (
    open.length >= 76 &&
    /^\s*HK[^'"[\]:]*$/iu.test(open) &&
    /^[^\s"'[\]:]*\\[^"'[\]:]*$/u.test(next) &&
    !/^HK/iu.test(next)
  );
}
