import type { Article } from "../article";
import { findQuoted, findReply, findTail, isCommand, isErrorText } from "./quoted-text";
import { hasReplyCode } from "./reply-text";
import type { Part, Words } from "./sections";
import { findForms } from "./symptom-forms";

type Form = Article["examples"][number]["form"];

/** An error text that the article says the problem shows itself by. */
export interface Symptom {
  /** The text as a server writes it. */
  readonly text: string;
  /** Its translation, where the article has one: people paste that too. */
  readonly chinese?: string | undefined;
  readonly forms: readonly Form[];
  /** The whole Chinese line it was found in. */
  readonly chineseLine?: string | undefined;
  /** The words before it. */
  readonly note?: string | undefined;
}

export interface FoundSymptoms {
  readonly symptoms: readonly Symptom[];
  /** Symptoms told in words, without a text of a server. */
  readonly retellings: readonly string[];
  readonly parts: ReadonlySet<Part>;
}

const SHORTEST_RETELLING = 8;
const LONGEST_RETELLING = 160;

/** Finds the error texts of an article: in lists, tables, quotations, code blocks and sentences, and in its title where there are no others. */
export function findSymptoms(parts: readonly Part[], title: Words, skipped: ReadonlySet<Part>): FoundSymptoms {
  const symptoms: Symptom[] = [];
  const retellings: string[] = [];
  const used = new Set<Part>();
  const candidates = parts.filter(
    (part) => !skipped.has(part) && part.kind !== "heading" && part.section !== "resolution" && part.section !== "more",
  );
  for (const part of candidates) {
    const found = symptomsIn(part);
    symptoms.push(...found);
    if (found.length > 0) used.add(part);
    else if (part.section === "symptoms" && part.kind === "item") {
      used.add(part);
      retellings.push(...[part.words.en, part.words.zh, part.words.other].filter((text) => text !== undefined));
    }
  }
  const shown = title.en ?? title.zh ?? title.other ?? "";
  if (symptoms.length === 0 && hasReplyCode(shown)) {
    symptoms.push({
      text: findReply(shown) ?? shown,
      chinese: title.en === undefined ? undefined : title.zh,
      forms: ["ndr"],
    });
  }
  return {
    symptoms: withoutRepeats(symptoms),
    retellings: [...new Set(retellings)].filter(
      ({ length }) => length >= SHORTEST_RETELLING && length <= LONGEST_RETELLING,
    ),
    parts: used,
  };
}

function symptomsIn(part: Part): Symptom[] {
  const heading = part.heading.en ?? part.heading.zh ?? "";
  const lead = part.lead.en ?? part.lead.zh ?? "";
  switch (part.kind) {
    case "code":
      return isReported(part.code)
        ? [{ text: part.code, forms: findForms(part.code, [lead, heading]), note: noteOf(lead) }]
        : [];
    case "quote": {
      const text = part.words.en ?? part.words.zh ?? part.words.other ?? "";
      return hasReplyCode(text) || /Delivery has failed/u.test(text)
        ? [{ text: unquoteWhole(text), forms: findForms(text, [lead, heading]), note: noteOf(lead) }]
        : [];
    }
    case "row":
      return symptomsInRow(part, lead, heading);
    case "item":
    case "paragraph":
      return symptomsInSentence(part, lead, heading);
    case "heading":
      return [];
  }
}

/** A code block is an error text where it holds a reply or stands under Symptoms; commands and registry text never are. */
function isReported(code: string): boolean {
  return (
    code.split("\n").every((line) => !isCommand(line)) &&
    isErrorText(code) &&
    (hasReplyCode(code) || /\berror\b|failed/iu.test(code))
  );
}

function symptomsInSentence(part: Part, lead: string, heading: string): Symptom[] {
  const { words, codes, section, kind } = part;
  const text = words.en ?? words.zh ?? words.other ?? "";
  const isListed = kind === "item";
  const speaksOfErrors =
    section === "symptoms" ||
    /error|NDR|bounce|log|queue|message|reply|response|错误|日志|队列|退回/iu.test(`${text} ${lead}`);
  const quoted = findQuoted(text, codes);
  const found =
    quoted ??
    findReply(text) ??
    (isListed && speaksOfErrors && /error|log|queue|NDR|错误|日志|队列/iu.test(text) ? findTail(text) : undefined);
  if (
    found === undefined ||
    !speaksOfErrors ||
    (quoted !== undefined &&
      !hasReplyCode(quoted) &&
      section !== "symptoms" &&
      !/error|message|reply|response|log|错误|消息/iu.test(text.replace(quoted, "")))
  ) {
    return isListed && section === "symptoms" && isErrorText(text) && part.pairs.length === 1 && hasReplyCode(text)
      ? [{ text, forms: findForms(text, [lead, heading]) }]
      : [];
  }
  const at = text.indexOf(found);
  const before = at < 0 ? "" : text.slice(0, at);
  const chinese = words.en === undefined ? undefined : words.zh;
  return [
    {
      text: found,
      chinese: chinese === undefined ? undefined : (findQuoted(chinese, []) ?? findReply(chinese) ?? findTail(chinese)),
      chineseLine: chinese ?? (words.en === undefined ? words.zh : undefined),
      forms: findForms(found, [`${before}${at < 0 ? text : text.slice(at + found.length)}`, lead, heading]),
      note: noteOf(before),
    },
  ];
}

function symptomsInRow(part: Part, lead: string, heading: string): Symptom[] {
  const cells = part.cellWords.map((words) => words.en ?? words.zh ?? words.other ?? "");
  const codesOf = (index: number): readonly string[] => part.cells[index]?.codes ?? [];
  const isError = (text: string, index: number): boolean => {
    const title = part.headerWords[index]?.en ?? "";
    return (
      findQuoted(text, codesOf(index)) !== undefined ||
      hasReplyCode(text) ||
      (/error|message|text|reply|ndr/iu.test(title) && isErrorText(text))
    );
  };
  const at = cells.findIndex(isError);
  const cell = cells[at];
  if (cell === undefined) return [];
  // Tables of errors often give the code and its words apart.
  const isBareCode = /^[`\s]*(?:[245]\d\d)?\s*(?:[245]\.\d{1,3}\.\d{1,3})?[`\s]*$/u.test(cell);
  const toText = (texts: readonly string[]): string => {
    const own = texts[at] ?? "";
    const found = (findQuoted(own, codesOf(at)) ?? own).replaceAll("`", "");
    return isBareCode ? `${found} ${(texts[at + 1] ?? "").replaceAll(/^[`"'“]|[`"'”]$/gu, "")}`.trim() : found;
  };
  const chinese = part.words.en === undefined ? undefined : part.cellWords.map(({ zh }) => zh ?? "");
  const before = cells.slice(0, at).join(" ");
  return [
    {
      text: toText(cells),
      chinese: chinese === undefined || (chinese[at] ?? "") === "" ? undefined : toText(chinese),
      forms: findForms(toText(cells), [cells.filter((_, index) => index !== at).join(" "), lead, heading]),
      note: noteOf(before),
    },
  ];
}

function unquoteWhole(text: string): string {
  return text.replaceAll("`", "").trim();
}

function noteOf(words: string): string | undefined {
  const note = words.replaceAll(/[\s\-–—:：'"“‘`(]+$/gu, "").trim();
  return note === "" || note.includes("\n") ? undefined : note;
}

function withoutRepeats(symptoms: readonly Symptom[]): Symptom[] {
  const seen = new Set<string>();
  return symptoms.filter(({ text, forms }) => {
    const key = `${text.toLowerCase()}\0${forms.join()}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
