import { squeeze } from "../paste";

/** Phrases by number. Grows only: a number means the same phrase for as long as the table lives. */
export interface PhraseTable {
  /** The number of a phrase, a new one where it has none yet. */
  numberOf(phrase: string): number;
  /** Squeezed text of a phrase. */
  textOf(number: number): string;
  /** True for phrases of a single word, such as SocketError: "socket, error" is not one of them. */
  isOneWord(number: number): boolean;
  readonly size: number;
}

export function createPhraseTable(): PhraseTable {
  const texts: string[] = [];
  const oneWord: boolean[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf(phrase) {
      const text = squeeze(phrase);
      const isOneWord = /^[\p{L}\p{N}]+$/u.test(phrase);
      const key = isOneWord ? text : ` ${text}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, texts.length);
      oneWord.push(isOneWord);
      return texts.push(text) - 1;
    },
    textOf: (number) => texts[number] ?? "",
    isOneWord: (number) => oneWord[number] ?? false,
    get size() {
      return texts.length;
    },
  };
}
