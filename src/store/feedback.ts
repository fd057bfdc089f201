import type { Kysely } from "kysely";
import { digest } from "./digest";
import type { ArticleFeedback, Feedback } from "./ports";
import type { Schema } from "./schema";

/** Writes feedback; what was written before under the same id stays as it is. */
export async function addFeedback(db: Kysely<Schema>, feedback: readonly Feedback[]): Promise<void> {
  if (feedback.length === 0) return;
  const rows = feedback.map(({ id, article, helped, kind, locale, day }) => ({
    id: digest("feedback", id),
    article,
    helped: helped ? 1 : 0,
    kind,
    locale,
    day,
  }));
  await db
    .insertInto("feedback")
    .values(rows)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** What was said per article: those with the most that did not help, less those that did, come first. */
export async function listFeedback(db: Kysely<Schema>): Promise<ArticleFeedback[]> {
  const rows = await db
    .selectFrom("feedback")
    .select(({ fn }) => [
      "article",
      fn.sum("helped").as("helped"),
      fn.countAll().as("all"),
      fn.max("day").as("lastDay"),
    ])
    .groupBy("article")
    .execute();
  return rows
    .map(({ article, helped, all, lastDay }) => ({
      article,
      helped: Number(helped),
      notHelped: Number(all) - Number(helped),
      lastDay,
    }))
    .sort(compareFeedback);
}

function compareFeedback(a: ArticleFeedback, b: ArticleFeedback): number {
  return (
    b.notHelped - b.helped - (a.notHelped - a.helped) || b.notHelped - a.notHelped || (a.article < b.article ? -1 : 1)
  );
}
