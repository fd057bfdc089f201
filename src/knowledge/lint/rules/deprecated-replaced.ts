import type { ArticleRule } from "../rule";

export const deprecatedReplaced: ArticleRule = {
  id: "deprecated-replaced",
  severity: "error",
  scope: "article",
  summary: "A deprecated article says which one replaces it, and no other does.",
  check({ article: { status, replacedBy } }) {
    if (status === "deprecated" && replacedBy === undefined) {
      return [
        {
          at: ["status"],
          message: "The article is deprecated, but names no replacement.",
          help: 'Add "replacedBy" with the id of the article to use instead: old links to this one lead there.',
        },
      ];
    }
    if (status !== "deprecated" && replacedBy !== undefined) {
      return [
        {
          at: ["replacedBy"],
          on: "key",
          message: `The article is ${status}, but names a replacement ("${replacedBy}").`,
          help: 'Set "status" to "deprecated", or remove "replacedBy".',
        },
      ];
    }
    return [];
  },
};
