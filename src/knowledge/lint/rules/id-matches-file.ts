import type { ArticleRule } from "../rule";

export const idMatchesFile: ArticleRule = {
  id: "id-matches-file",
  severity: "error",
  scope: "article",
  blocks: "unusable",
  summary: "The id of an article is the name of its file without .json.",
  check({ name, article }) {
    if (article.id === name) return [];
    return [
      {
        at: ["id"],
        message: `The id is "${article.id}", but the file is named ${name}.json.`,
        help: "Make the two the same. Other articles name this one by its id, so rename the file if the id is right.",
      },
    ];
  },
};
