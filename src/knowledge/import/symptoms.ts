import type { Article } from "../article";
import { findQuoted, findReply, findTail, isCommand, isErrorText } from "./quoted-text";
import { hasReplyCode } from "./reply-text";
import { shownText, type Part, type Words } from "./sections";
import { findForms } from "./symptom-forms";
import { symptomInRow } from "./table-symptoms";

/** An error text by which, the article says, the problem shows itself. */
export interface Symptom {
  /** The text as a server writes it. */
  readonly text: string;
  /** False where it is a translation, which no server writes. */
  readonly isOriginal: boolean;
  /** Its Chinese translation, where the article has one: people paste that too. */
  readonly chinese?: string | undefined;
  /** The whole Chinese line it was found in. */
  readonly chineseLine?: string | undefined;
  readonly forms: readonly Article["examples"][number]["form"][];
  /** The words in front of it. */
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
/** Longer words in front of a text are no label of it. */
const LONGEST_NOTE = 200;

/**
 * Finds the error texts of an article: in lists, tables, quotations, code blocks and sentences, and in its title where there
 * are no others. `skipped` are parts that hold something else.
 */
export function findSymptoms(parts: readonly Part[], title: Words, skipped: ReadonlySet<Part>): FoundSymptoms {
  const symptoms: Symptom[] = [];
  const retellings: string[] = [];
  const used = new Set<Part>();
  for (const part of parts) {
    if (skipped.has(part) || part.section === "resolution" || part.section === "more") continue;
    const symptom = symptomIn(part);
    if (symptom !== undefined) symptoms.push(symptom);
    else if (part.section === "symptoms" && part.kind === "item") retellings.push(...textsOf(part.words));
    else continue;
    used.add(part);
  }
  const shown = shownText(title);
  if (symptoms.length === 0 && hasReplyCode(shown)) {
    const isOriginal = title.en !== undefined;
    const chinese = isOriginal ? title.zh : undefined;
    symptoms.push({
      text: findReply(shown) ?? shown,
      isOriginal,
      chinese: chinese === undefined ? undefined : findReply(chinese),
      forms: ["ndr"],
    });
  }
  const isRetelling = ({ length }: string): boolean => length >= SHORTEST_RETELLING && length <= LONGEST_RETELLING;
  return { symptoms: withoutRepeats(symptoms), retellings: [...new Set(retellings)].filter(isRetelling), parts: used };
}

function symptomIn(part: Part): Symptom | undefined {
  switch (part.kind) {
    case "code":
      return isReported(part) ? toWhole(part, part.code) : undefined;
    case "quote": {
      const text = shownText(part.words).replaceAll("`", "").trim();
      const isExpected = part.section === "symptoms" || SPEAKS_OF_ERRORS.test(shownText(part.lead));
      return hasReplyCode(text) || (isExpected && isErrorText(text)) ? toWhole(part, text) : undefined;
    }
    case "row":
      return symptomInRow(part);
    case "item":
    case "paragraph":
      return symptomInSentence(part);
    case "heading":
    case "note":
      return undefined;
  }
}

/** A code block is an error text where it holds a reply or an error; commands never are. */
function isReported({ code, section, lead }: Part): boolean {
  if (code.split("\n").some(isCommand) || !isErrorText(code)) return false;
  return hasReplyCode(code) || section === "symptoms" || SPEAKS_OF_ERRORS.test(shownText(lead));
}

function toWhole(part: Part, text: string): Symptom {
  const isOriginal = part.kind === "code" || part.words.en !== undefined;
  // A Chinese translation of a code block does not exist, that of a quotation stands beside it.
  const chinese = part.words.en === undefined || part.words.zh === part.words.en ? undefined : part.words.zh;
  return {
    text,
    isOriginal,
    chinese,
    chineseLine: chinese,
    forms: findForms(text, aroundOf(part)),
    note: toNote(shownText(part.follow)) ?? toNote(shownText(part.lead)),
  };
}

const SPEAKS_OF_ERRORS =
  /error|NDR|non-?delivery|bounce|\blogs?\b|queue|message|reply|response|错误|日志|队列|退回|消息/i;
/** Only a line that says where its text is seen is split at its dash. */
const SAYS_WHERE = /error|\blogs?\b|queue|NDR|bounce|错误|日志|队列|退回/i;

function symptomInSentence(part: Part): Symptom | undefined {
  const { words, section, kind } = part;
  const text = shownText(words);
  const quoted = findQuoted(text, part);
  const found = quoted ?? findReply(text) ?? (kind === "item" && SAYS_WHERE.test(text) ? findTail(text) : undefined);
  if (found === undefined) return undefined;
  const at = text.indexOf(found);
  const [before, after] = at < 0 ? ["", text] : [text.slice(0, at), text.slice(at + found.length)];
  const isExpected = section === "symptoms" || SPEAKS_OF_ERRORS.test(`${before} ${after} ${shownText(part.lead)}`);
  if (!isExpected && !hasReplyCode(found)) return undefined;
  const isOriginal = words.en !== undefined;
  const chinese = isOriginal ? words.zh : undefined;
  return {
    text: found,
    isOriginal,
    chinese:
      chinese === undefined ? undefined : (findQuoted(chinese, NOT_MARKED) ?? findReply(chinese) ?? findTail(chinese)),
    chineseLine: chinese,
    forms: findForms(found, [`${before} ${after}`, ...aroundOf(part)]),
    note: toNote(before),
  };
}

const NOT_MARKED = { codes: [], bolds: [] };

function textsOf({ en, zh, other }: Words): string[] {
  return [en, zh, other].filter((text) => text !== undefined);
}

function aroundOf({ follow, lead, heading }: Part): string[] {
  return [follow, lead, heading].map(shownText);
}

function toNote(words: string): string | undefined {
  const note = words.replaceAll(/[\s\-–—:：'"“‘`(*]+$/gu, "").trim();
  return note === "" || note.length > LONGEST_NOTE || note.includes("\n") ? undefined : note;
}

function withoutRepeats(symptoms: readonly Symptom[]): Symptom[] {
  const seen = new Set<string>();
  return symptoms.filter(({ text, forms }) => {
    const key = `${text.toLowerCase()}\0${forms.join()}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
