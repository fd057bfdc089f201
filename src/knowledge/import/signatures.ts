import type { Article } from "../article";
import type { Condition } from "../condition";
import { toSlug } from "../slug";
import { toTodo } from "../todo";
import { readReplyText, type ReplyText } from "./reply-text";
import type { Symptom } from "./symptoms";

type Signature = Article["signatures"][number];
type Example = Article["examples"][number];

const LEAST_EXAMPLES = 3;
const WORDS_IN_NAME = 5;

interface Shown {
  readonly reply: ReplyText;
  readonly isOriginal: boolean;
  readonly phrases: Set<string>;
}

/** One signature for each reply, its codes and its words apart; symptoms that show the same reply share one. */
export function toSignatures(symptoms: readonly Symptom[]): Signature[] {
  const shown: Shown[] = [];
  for (const { text, isOriginal, chinese } of symptoms) {
    const reply = readReplyText(text);
    const translated = chinese === undefined ? "" : readReplyText(chinese).phrase;
    const phrases = [reply.phrase, translated].filter((phrase) => phrase !== "");
    const known = shown.find((other) => isSame(other.reply, reply));
    if (known === undefined) shown.push({ reply, isOriginal, phrases: new Set(phrases) });
    else for (const phrase of phrases) known.phrases.add(phrase);
  }
  const names = new Set<string>();
  const signatures = shown.flatMap((reply) => toSignature(reply, names));
  return signatures.length > 0
    ? signatures
    : [{ name: "reply-text", strength: "strong", all: [{ phrase: ENGLISH_WORDS }] }];
}

const ENGLISH_WORDS = toTodo("the words of the reply that name this problem, as the server sends them, in English");

/** The same codes, and words of which one holds the other: translations cut their quotations. */
function isSame(a: ReplyText, b: ReplyText): boolean {
  const [first, second] = [a.phrase.toLowerCase(), b.phrase.toLowerCase()];
  const isWithin =
    first === second || (first !== "" && second !== "" && (first.includes(second) || second.includes(first)));
  return a.replyCode === b.replyCode && a.enhancedCode === b.enhancedCode && isWithin;
}

function toSignature({ reply, isOriginal, phrases: found }: Shown, names: Set<string>): Signature[] {
  const { replyCode, enhancedCode, phrase } = reply;
  const codes: Condition[] = [
    ...(replyCode === undefined ? [] : [{ replyCode }]),
    ...(enhancedCode === undefined ? [] : [{ enhancedCode }]),
  ];
  // The shorter of two phrases, where one holds the other, matches both.
  const phrases = [...found].filter((long) => ![...found].some((short) => short !== long && long.includes(short)));
  // No server sends the words of a translation.
  const conditions: Condition[] = [...(isOriginal ? [] : [ENGLISH_WORDS]), ...phrases].map((words) => ({
    phrase: words,
  }));
  if (codes.length + conditions.length === 0) return [];
  const all = conditions.length === 1 ? [...codes, ...conditions] : codes;
  return [
    {
      name: toName(phrase, codes, names),
      strength: "strong",
      ...(all.length === 0 ? {} : { all }),
      ...(conditions.length > 1 ? { any: conditions } : {}),
    },
  ];
}

function toName(phrase: string, codes: readonly Condition[], names: Set<string>): string {
  const ofCodes = codes.map((code) => Object.values(code).join("")).join("-");
  const base =
    toSlug(phrase.split(/\s+/u).slice(0, WORDS_IN_NAME).join(" ")) ?? toSlug(`reply ${ofCodes}`) ?? "reply-text";
  let name = base;
  for (let number = 2; names.has(name); number++) name = `${base}-${number}`;
  names.add(name);
  return name;
}

/** Every symptom in each of its forms, then the Chinese lines as people paste them, then marks up to the least number. */
export function toExamples(symptoms: readonly Symptom[]): Example[] {
  const examples = symptoms.flatMap(({ text, forms, note }) =>
    forms.map((form): Example => ({ form, text, ...(note === undefined ? {} : { note }) })),
  );
  for (const { chineseLine, text } of symptoms) {
    if (chineseLine !== undefined && chineseLine !== text)
      examples.push({ form: "prose", text: chineseLine, note: "The Chinese wording of the article." });
  }
  const unique = examples.filter(
    (example, index) =>
      examples.findIndex(({ form, text }) => form === example.form && text === example.text) === index,
  );
  const forms = ["ndr", "queue", "sendLog"] as const;
  for (const form of forms) {
    if (unique.length >= LEAST_EXAMPLES) break;
    if (unique.some((example) => example.form === form)) continue;
    unique.push({ form, text: toTodo(`another text with this problem (${form}), as a user pastes it`) });
  }
  return unique;
}
