import type { Article } from "../article";
import { commandsOf } from "./article-commands";
import { codesIn, instructionsOf, sentencesOf } from "./article-instructions";
import type { PlacedString } from "./article-strings";

/**
 * Every command of an article that `isMeant` picks: those of its steps, and those in `backticks` that a text tells to run. Each
 * of them matches `holds`, also where it stands in a text.
 */
export function statedCommandsOf(
  article: Article,
  holds: RegExp,
  isMeant: (command: string) => boolean,
): PlacedString[] {
  const inText = instructionsOf(article, (text) => holds.test(text) && codesIn(text).some(isMeant)).flatMap(
    ({ at, text }) =>
      sentencesOf(text)
        .filter(({ isWarning }) => !isWarning)
        .flatMap((sentence) => codesIn(sentence.text))
        .filter(isMeant)
        .map((code) => ({ at, text: code })),
  );
  return [...commandsOf(article, isMeant), ...inText];
}
