import { Parser } from "htmlparser2";
import type { Language } from "./language";

/** The raw text of a file in one language, with the place of every character: nothing of Markdown is interpreted in it. */
export interface RawStream {
  readonly text: string;
  /** Offset in the file of a character of `text`. */
  offsetAt(index: number): number;
}

/**
 * Separates the languages of a raw file. Markdown would swallow backslashes (`\.NETFramework`), so registry text is read from here.
 * Text outside of both languages, such as a code block, belongs to the English stream; a file of one language has no local stream.
 */
export function readRawStreams(
  text: string,
  bodyOffset: number,
  { isBilingual }: Language,
): { english: RawStream; local: RawStream } {
  const english = createStream();
  const local = createStream();
  const sides = [english];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "br") (sides.at(-1) ?? english).add("\n", bodyOffset + parser.startIndex);
      if (name !== "span") return;
      const isEnglish = /\bsxs-lookup\b/u.test(attributes["class"] ?? "");
      const isLocal = isBilingual && "data-ttu-id" in attributes;
      sides.push(isEnglish ? english : isLocal ? local : (sides.at(-1) ?? english));
    },
    ontext(chunk) {
      const isVerbatim = chunk.length === parser.endIndex - parser.startIndex + 1;
      (sides.at(-1) ?? english).add(chunk, bodyOffset + parser.startIndex, isVerbatim);
    },
    onclosetag(name) {
      if (name !== "span" || sides.length === 1) return;
      // What follows a span begins anew: "…Client]" and the next span are not one word.
      (sides.pop() ?? english).add("\n", bodyOffset + parser.startIndex);
    },
  });
  parser.end(text.slice(bodyOffset));
  return { english, local };
}

function createStream(): RawStream & { add(chunk: string, offset: number, isVerbatim?: boolean): void } {
  const offsets: number[] = [];
  let text = "";
  return {
    get text() {
      return text;
    },
    offsetAt: (index) => offsets[Math.min(index, offsets.length - 1)] ?? 0,
    add(chunk, offset, isVerbatim = false) {
      text += chunk;
      // A character reference such as &quot; stands at one place, however many characters it becomes.
      for (let index = 0; index < chunk.length; index++) offsets.push(isVerbatim ? offset + index : offset);
    },
  };
}
