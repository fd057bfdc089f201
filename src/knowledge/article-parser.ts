import { parseArticleFile } from "./article-file";
import { createPause } from "./pause";
import { judgeArticle, toReadKnowledge, type LoadedArticle, type ReadKnowledge } from "./read-knowledge";

/** An article file that does not lie in a folder: its name in `articles/` and its text. */
interface ArticleText {
  readonly name: string;
  readonly content: string;
}

/**
 * Makes a reader of article files that come from elsewhere than a folder, with the checks that files pass. It remembers: a file
 * that is the same as in the call before gives the same article, so that compiling it again costs nothing.
 */
export function createArticleParser(): (files: readonly ArticleText[]) => Promise<ReadKnowledge> {
  let known = new Map<string, { readonly content: string; readonly loaded: LoadedArticle }>();
  return async (files) => {
    const pause = createPause();
    const read: typeof known = new Map();
    for (const { name, content } of files) {
      const before = known.get(name);
      const loaded =
        before?.content === content
          ? before.loaded
          : judgeArticle(parseArticleFile(`articles/${name}`, Buffer.from(content)));
      read.set(name, { content, loaded });
      await pause();
    }
    known = read;
    return toReadKnowledge([...read].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { loaded }]) => loaded));
  };
}
