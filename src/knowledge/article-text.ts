import { articleSchema, type Article } from "./article";

/** Text of an article file, as the project's formatter writes it. A draft that breaks the format is a bug, not a finding. */
export function toArticleText(article: Article): string {
  return `${JSON.stringify(articleSchema.parse(article), null, 2)}\n`;
}
