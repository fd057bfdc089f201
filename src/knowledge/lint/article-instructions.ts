import type { Article } from "../article";
import type { JsonPath } from "../json-file";

/** One sentence of an instruction. */
export interface Sentence {
  readonly text: string;
  /** True where it says what not to do, or what is so: "do not turn off …", "while … is off". */
  readonly isWarning: boolean;
}

/** A text that tells a reader what to do, in one language. */
export interface Instruction {
  readonly at: JsonPath;
  readonly locale: "en" | "zh-CN";
  readonly text: string;
}

/** What an article tells people to do: texts of its fixes and steps, and what the reader is to forward. */
export function instructionsOf({ fixes, whoActs }: Article): Instruction[] {
  const texts = [
    { at: ["whoActs", "forward"], text: whoActs.forward },
    ...fixes.flatMap(({ title, steps }, fix) => [
      { at: ["fixes", fix, "title"], text: title },
      ...steps.map(({ text }, step) => ({ at: ["fixes", fix, "steps", step, "text"], text })),
    ]),
  ];
  return texts.flatMap(({ at, text }) =>
    (["en", "zh-CN"] as const).map((locale) => ({ at: [...at, locale], locale, text: text[locale] })),
  );
}

/** The verbatim `pieces` of a text, without their backticks. */
export function codesIn(text: string): string[] {
  return text.includes("`") ? [...text.matchAll(/`([^`]+)`/gu)].map(([, code = ""]) => code) : [];
}

const WARNING =
  /\b(?:do not|don['’]t|does not|must not|should not|may not|cannot|can['’]t|never|not|no need|without|instead of|rather than|avoid)\b|不要|不能|不得|不应|不可|不必|不会|不再|无需|切勿|请勿|勿|避免|禁止|而不是|绝不|别/i;

/** The sentences of a text. */
export function sentencesOf(text: string): Sentence[] {
  return (text.match(/(?:`[^`]*`|[^`.!?。！？；;]|[.](?=\S))+[.!?。！？；;]?|`/gu) ?? []).map((sentence) => ({
    text: sentence,
    isWarning: WARNING.test(sentence.replaceAll(/`[^`]*`/gu, "")),
  }));
}
