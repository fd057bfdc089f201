import type { Article } from "../article";
import type { JsonPath } from "../json-file";
import type { Text } from "../text";

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

/** What an article tells people to do, as far as it is wanted: texts of its fixes and steps, and what the reader is to forward. */
export function instructionsOf(
  { fixes, whoActs }: Article,
  isWanted: (text: string, locale: Instruction["locale"]) => boolean,
): Instruction[] {
  const found: Instruction[] = [];
  const look = (text: Text, ...at: JsonPath): void => {
    for (const locale of LOCALES) {
      if (isWanted(text[locale], locale)) found.push({ at: [...at, locale], locale, text: text[locale] });
    }
  };
  look(whoActs.forward, "whoActs", "forward");
  fixes.forEach(({ title, steps }, fix) => {
    look(title, "fixes", fix, "title");
    steps.forEach(({ text }, step) => {
      look(text, "fixes", fix, "steps", step, "text");
    });
  });
  return found;
}

const LOCALES = ["en", "zh-CN"] as const;

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
