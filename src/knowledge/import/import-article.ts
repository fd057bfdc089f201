import type { Article } from "../article";
import { compareProblems, type KnowledgeProblem } from "../problem";
import { toSlug } from "../slug";
import { toText, toTodo, toTodoText } from "../todo";
import { readBlocks } from "./blocks";
import { findCategory, findProducts, findRoles } from "./classification";
import { readFrontMatter, type FrontMatter } from "./front-matter";
import { readLanguage, type Language } from "./language";
import { toProvenance } from "./provenance";
import { toReferences } from "./references";
import { importRegistry } from "./registry-import";
import { isLeadIn, joinTexts, readParts, sentencesOf, shownText, toWords, type Part, type Words } from "./sections";
import { toExamples, toSignatures } from "./signatures";
import { readSourceDay } from "./source-day";
import { createSourceFile, type SourceFile } from "./source-file";
import { toFixes } from "./steps";
import { findSymptoms } from "./symptoms";

/** What became of a support article. */
export type ImportResult =
  | { readonly kind: "imported"; readonly article: Article; readonly problems: readonly KnowledgeProblem[] }
  /** Nothing could be made of it; the problems say why. */
  | { readonly kind: "unusable"; readonly problems: readonly KnowledgeProblem[] };

export interface ImportOptions {
  /** Shown in findings. */
  readonly file: string;
  /** Id of the draft; made of the title where it is not given. */
  readonly id?: string | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const LONGEST_SUMMARY = 3;
const MOST_CAUSES = 5;
const ABOUT_MAIL =
  /\b(?:e-?mails?|mail|SMTP|NDR|DSN|Exchange|Outlook|TLS|connectors?|bounced?|mailbox\w*)\b|邮件|邮箱/i;

/** Turns a support article in Markdown into a draft, with what was found wrong in the file. The draft is valid by the format. */
export function importArticle(text: string, { file, id, today }: ImportOptions): ImportResult {
  const source = createSourceFile(file, text);
  const give = (): readonly KnowledgeProblem[] => source.problems.toSorted(compareProblems);
  if (text.trim() === "") {
    source.report(0, "empty", "The file is empty.", "Give a support article in Markdown.");
    return { kind: "unusable", problems: give() };
  }
  const matter = readFrontMatter(source);
  const language = readLanguage(matter, source);
  const parts = readParts(readBlocks(text, matter.bodyOffset), language);
  const title = findTitle(parts, matter, language);
  const registry = importRegistry(source, matter.bodyOffset, language, parts);
  const symptoms = findSymptoms(parts, title.words, new Set(registry.flatMap((group) => group.parts)));
  const isArticle = symptoms.symptoms.length > 0 || registry.length > 0 || ABOUT_MAIL.test(text);
  if (!isArticle || (parts.length === 0 && symptoms.symptoms.length === 0)) {
    source.report(
      matter.bodyOffset,
      "no-article",
      "The file is no article about a mail problem: it quotes no reply or log text and does not speak of mail.",
      "Give a support article in Markdown, or begin a new one with kb new.",
    );
    return { kind: "unusable", problems: give() };
  }
  if (symptoms.symptoms.length === 0) {
    source.report(
      title.offset,
      "symptoms",
      "No reply, log text or error message was found.",
      "They are looked for in lists, tables, quotations and code blocks. Type the signatures and examples into the draft by hand.",
    );
  }
  return {
    kind: "imported",
    article: toArticle({ source, matter, language, parts, title, registry, symptoms, id, today }),
    problems: give(),
  };
}

interface Title {
  readonly words: Words;
  readonly anchor?: string | undefined;
  readonly offset: number;
}

function findTitle(parts: readonly Part[], matter: FrontMatter, language: Language): Title {
  const heading = parts.find(({ kind, level }) => kind === "heading" && level === 1);
  const field = matter.one("title");
  const named = field === undefined ? {} : toWords({ english: "", local: field }, language);
  const offset = heading?.offset ?? matter.offsetOf("title");
  return { words: { ...named, ...heading?.words }, anchor: heading?.anchor, offset };
}

interface Findings {
  readonly source: SourceFile;
  readonly matter: FrontMatter;
  readonly language: Language;
  readonly parts: readonly Part[];
  readonly title: Title;
  readonly registry: ReturnType<typeof importRegistry>;
  readonly symptoms: ReturnType<typeof findSymptoms>;
  readonly id: string | undefined;
  readonly today: string;
}

function toArticle({ source, matter, language, parts, title, registry, symptoms, id, today }: Findings): Article {
  const introduction = findIntroduction(parts);
  const left = parts.filter(
    (part) => part !== introduction && !symptoms.parts.has(part) && !KB_NUMBER.test(shownText(part.words)),
  );
  const fixes = toFixes(left, registry, language);
  const day = readSourceDay(matter, source, today);
  const shownTitle = shownText(title.words);
  const replies = symptoms.symptoms.map(({ text }) => text).join("\n");
  const body = parts.map(({ words }) => shownText(words)).join("\n");
  const audience = matter.one("audience") ?? matter.one("ms.audience") ?? "Admin";
  const { retellings } = symptoms;
  return {
    $schema: "../article.schema.json",
    id: id ?? toSlug(title.words.en ?? title.anchor ?? "") ?? toSlug(nameOf(source.file)) ?? "imported-article",
    status: "draft",
    title: toText(oneLine(title.words.en), oneLine(title.words.zh), "a title that a user understands"),
    summary: toSummary(introduction, matter.one("description"), language),
    category: findCategory(`${shownTitle}\n${replies}`),
    appliesTo: findProducts([shownTitle, ...matter.list("appliesto"), body].join("\n")),
    whoActs: {
      roles: findRoles(shownTitle, /admin|itpro|it pro/iu.test(audience)),
      forward: toTodoText("a short text the reader can forward to those who have to act"),
    },
    signatures: toSignatures(symptoms.symptoms),
    evidence: { for: [], against: [] },
    ...(retellings.length === 0 ? {} : { retellings: [...retellings] }),
    causes: toCauses(parts),
    fixes,
    questions: [],
    examples: toExamples(symptoms.symptoms),
    counterExamples: [
      "the same code with other words",
      "the same words with another code",
      "a text that people take for this problem",
    ].map((what) => ({ text: toTodo(`a near miss: ${what}`), why: toTodo("what tells it apart") })),
    references: toReferences(parts, language, day, source),
    related: [],
    verifiedOn: day,
    provenance: toProvenance(source.file, matter, language, findKbNumber(parts)),
  };
}

/** The line in which Microsoft's pages keep the number of the page before them. */
const KB_NUMBER = /^[_*]*(?:Original KB number|原始 KB 编号)[_*:：\s]*(?<number>\d+)?/iu;

/** The part that says what happens: under its own heading, else the first paragraph. */
function findIntroduction(parts: readonly Part[]): Part | undefined {
  const paragraphs = parts.filter(({ kind, words }) => kind === "paragraph" && !KB_NUMBER.test(shownText(words)));
  const named = paragraphs.find(({ section }) => section === "introduction");
  return (
    named ??
    paragraphs.find(({ section }) => section === "top") ??
    paragraphs.find(({ section }) => section === "symptoms")
  );
}

function findKbNumber(parts: readonly Part[]): string | undefined {
  return parts
    .map(({ words }) => KB_NUMBER.exec(shownText(words))?.groups?.["number"])
    .find((number) => number !== undefined);
}

function toSummary(
  introduction: Part | undefined,
  description: string | undefined,
  language: Language,
): Article["summary"] {
  const sentences = introduction === undefined ? [] : sentencesOf(introduction, language);
  const told = sentences.filter(({ en, zh }) => !isLeadIn(en ?? zh ?? "")).slice(0, LONGEST_SUMMARY);
  if (told.length === 0 && description !== undefined) told.push(toWords({ english: "", local: description }, language));
  const what = "what happened, and whether it is temporary, in two or three sentences";
  return toText(
    joinTexts(
      told.map(({ en }) => en),
      " ",
    ),
    joinTexts(
      told.map(({ zh }) => zh),
      "",
    ),
    what,
  );
}

function toCauses(parts: readonly Part[]): Article["causes"] {
  const told = parts
    .filter(({ section, kind }) => section === "cause" && (kind === "paragraph" || kind === "item"))
    .map((part) => part.words)
    .filter(({ en, zh }) => (en ?? zh) !== undefined && !isLeadIn(en ?? zh ?? ""))
    .slice(0, MOST_CAUSES);
  const tell = toTodoText("what to look at to know it is this cause");
  if (told.length === 0) return [{ text: toTodoText("the most likely cause, in one sentence"), tell }];
  return told.map(({ en, zh }) => ({ text: toText(oneLine(en), oneLine(zh), "the cause, in one sentence"), tell }));
}

function oneLine(text: string | undefined): string | undefined {
  return text?.replaceAll(/\s+/gu, " ");
}

function nameOf(file: string): string {
  return (file.split(/[\\/]/u).at(-1) ?? file).replace(/\.[^.]*$/u, "");
}
