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

/** One signature for each reply, its codes and its words apart; symptoms that show the same reply share one. */
export function toSignatures(symptoms: readonly Symptom[]): Signature[] {
  const replies = new Map<string, { reply: ReplyText; phrases: Set<string> }>();
  for (const { text, chinese } of symptoms) {
    const reply = readReplyText(text);
    const key = `${reply.replyCode ?? ""} ${reply.enhancedCode ?? ""} ${reply.phrase.toLowerCase()}`;
    const known = replies.get(key) ?? { reply, phrases: new Set([reply.phrase].filter((phrase) => phrase !== "")) };
    const translated = chinese === undefined ? "" : readReplyText(chinese).phrase;
    if (translated !== "") known.phrases.add(translated);
    replies.set(key, known);
  }
  const names = new Set<string>();
  const signatures = [...replies.values()].flatMap(({ reply, phrases }) => toSignature(reply, phrases, names));
  if (signatures.length > 0) return signatures;
  return [
    {
      name: "reply-text",
      strength: "strong",
      all: [{ phrase: toTodo("the words of the reply that name this problem, as the server sends them") }],
    },
  ];
}

function toSignature(
  { replyCode, enhancedCode, phrase }: ReplyText,
  found: ReadonlySet<string>,
  names: Set<string>,
): Signature[] {
  const codes: Condition[] = [
    ...(replyCode === undefined ? [] : [{ replyCode }]),
    ...(enhancedCode === undefined ? [] : [{ enhancedCode }]),
  ];
  // The shorter of two phrases, where one holds the other, matches both.
  const phrases = [...found].filter((long) => ![...found].some((short) => short !== long && long.includes(short)));
  const conditions: Condition[] = phrases.map((words) => ({ phrase: words }));
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
  while (unique.length < LEAST_EXAMPLES) {
    const form = forms[unique.length] ?? "prose";
    unique.push({ form, text: toTodo(`another text with this problem (${form}), as a user pastes it`) });
  }
  return unique;
}
