import { describeField } from "../../article-json-schema";
import { toPathText } from "../../schema-issue";
import { stringsIn } from "../article-strings";
import type { ArticleRule } from "../rule";

/** Upper case only: "todo" is a word of Spanish and Portuguese. */
const LEFT_OVER = /\b(?:TODO|TBD|FIXME)\b|待补充|待完善|待定/u;

export const noTodo: ArticleRule = {
  id: "no-todo",
  severity: "error",
  scope: "article",
  summary: "No text is still to be written.",
  check({ article }) {
    return stringsIn(article).flatMap(({ at, text }) => {
      const mark = LEFT_OVER.exec(text)?.[0];
      if (mark === undefined) return [];
      return [
        {
          at,
          message: `${toPathText(at)} is still to be written: it holds ${mark}.`,
          help: `Write: ${describeField(at) ?? "what belongs here, as another article does"}`,
        },
      ];
    });
  },
};
