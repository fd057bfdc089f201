import { isRecord, toNumber, toRecords, toText, toTexts, type JsonRecord } from "./json-fields.js";
import type { PageLocale } from "./page-strings.js";

/** A text of an article in both languages. */
export type Titles = Readonly<Record<PageLocale, string>>;

export interface Fault {
  /** `file:line:column`. */
  readonly place: string;
  readonly message: string;
  readonly help: string;
  readonly rule: string;
}

export interface ListedFile {
  readonly id: string;
  /** Absent where the file was never without faults. */
  readonly title?: Titles;
  readonly status: string;
  readonly faults: number;
}

export interface FileList {
  readonly files: readonly ListedFile[];
  readonly problems: readonly Fault[];
}

/** Parts of a card that the page can show. */
export const CARD_VIEWS = ["steps", "evidence", "summary"] as const;
export type CardView = (typeof CARD_VIEWS)[number];

export interface PreviewedArticle {
  readonly status: string;
  readonly faults: readonly Fault[];
  /** Absent where the file was never without faults. */
  readonly cards?: Readonly<Record<PageLocale, JsonRecord>>;
}

export interface Reason {
  readonly role: string;
  readonly name: string;
  readonly weight: string;
  readonly lines: readonly { readonly line: number; readonly text: string }[];
}

export interface Candidate {
  readonly id: string;
  readonly title: Titles;
  readonly status: string;
  readonly place: string;
  readonly confidence: string;
  readonly lostBy: string;
  readonly reasons: readonly Reason[];
}

export interface Verdict {
  readonly kind: string;
  readonly sources: readonly string[];
  readonly replies: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly questions: readonly Titles[];
  readonly faulty: readonly string[];
}

export function parseFileList(value: unknown): FileList {
  const fields = isRecord(value) ? value : {};
  return {
    files: toRecords(fields["files"]).map(({ id, title, status, faults }) => ({
      id: toText(id),
      ...(isRecord(title) ? { title: toTitles(title) } : {}),
      status: toText(status),
      faults: toNumber(faults),
    })),
    problems: toRecords(fields["problems"]).map(toFault),
  };
}

export function parseArticle(value: unknown): PreviewedArticle {
  const { status, faults, cards } = isRecord(value) ? value : {};
  const shared = { status: toText(status), faults: toRecords(faults).map(toFault) };
  if (!isRecord(cards)) return shared;
  const { en, "zh-CN": zhCN } = cards;
  return { ...shared, cards: { en: isRecord(en) ? en : {}, "zh-CN": isRecord(zhCN) ? zhCN : {} } };
}

export function parseVerdict(value: unknown): Verdict {
  const fields = isRecord(value) ? value : {};
  return {
    kind: toText(fields["kind"]),
    sources: toTexts(fields["sources"]),
    replies: toTexts(fields["replies"]),
    candidates: toRecords(fields["candidates"]).map((candidate) => ({
      id: toText(candidate["id"]),
      title: toTitles(candidate["title"]),
      status: toText(candidate["status"]),
      place: toText(candidate["place"]),
      confidence: toText(candidate["confidence"]),
      lostBy: toText(candidate["lostBy"]),
      reasons: toRecords(candidate["reasons"]).map(toReason),
    })),
    questions: toRecords(fields["questions"]).map(toTitles),
    faulty: toTexts(fields["faulty"]),
  };
}

function toReason({ role, name, weight, lines }: JsonRecord): Reason {
  return {
    role: toText(role),
    name: toText(name),
    weight: toText(weight),
    lines: toRecords(lines).map(({ line, text }) => ({ line: toNumber(line), text: toText(text) })),
  };
}

function toTitles(value: unknown): Titles {
  const titles = isRecord(value) ? value : {};
  return { en: toText(titles["en"]), "zh-CN": toText(titles["zh-CN"]) };
}

function toFault({ file, line, column, message, help, rule }: JsonRecord): Fault {
  return {
    place: `${toText(file)}:${toNumber(line)}:${toNumber(column)}`,
    message: toText(message),
    help: toText(help),
    rule: toText(rule),
  };
}
