import type { Article } from "../article";
import { commandsOf } from "./article-commands";
import type { PlacedString } from "./article-strings";
import { instructionsOf } from "./article-instructions";

/** Every command an article tells a reader to run: those of its steps, and those in `backticks` of its instructions. */
export function statedCommandsOf(article: Article): PlacedString[] {
  const inText = instructionsOf(article).flatMap(({ at, sentences }) =>
    sentences
      .filter(({ isWarning }) => !isWarning)
      .flatMap(({ text }) => [...text.matchAll(/`([^`]+)`/gu)].map(([, code = ""]) => ({ at, text: code }))),
  );
  return [...commandsOf(article), ...inText];
}
