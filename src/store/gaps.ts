import type { Kysely, Selectable } from "kysely";
import { digest } from "./digest";
import type { Gap, GapFacts, GapSighting } from "./ports";
import type { Schema } from "./schema";

/** Most gaps kept. Nobody writes so many articles; somebody who pastes rubbish all day must not fill the disk. */
export const MOST_GAPS = 2_000;

const ID_LENGTH = 12;

/** The id under which the same unanswered error is counted, wherever it is pasted. */
export function toGapId({ codes, words }: GapFacts): string {
  return digest(JSON.stringify([codes, words])).slice(0, ID_LENGTH);
}

/** Counts sightings, each once; `expiresAt` is when the ids of sightings are forgotten. */
export async function addGaps(
  db: Kysely<Schema>,
  sightings: readonly GapSighting[],
  expiresAt: string,
  most: number,
): Promise<void> {
  // Replicas that write the same gaps at once take them in the same order, so none waits for the other for ever.
  const sorted = sightings
    .map((sighting) => ({ ...sighting, claim: digest("gap", sighting.id), gap: toGapId(sighting.facts) }))
    .sort((a, b) => (a.gap < b.gap ? -1 : a.gap > b.gap ? 1 : a.claim < b.claim ? -1 : 1));
  await db.transaction().execute(async (transaction) => {
    for (const { claim, gap, facts, day } of sorted) {
      const first = await transaction
        .insertInto("claims")
        .values({ id: claim, expires_at: expiresAt })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .returning("id")
        .executeTakeFirst();
      if (first === undefined) continue;
      await transaction
        .insertInto("gaps")
        .values({ ...toRow(facts), id: gap, sightings: 1, first_day: day, last_day: day })
        .onConflict((conflict) =>
          conflict.column("id").doUpdateSet((eb) => ({
            sightings: eb(eb.ref("gaps.sightings"), "+", 1),
            first_day: eb
              .case()
              .when("excluded.first_day", "<", eb.ref("gaps.first_day"))
              .then(eb.ref("excluded.first_day"))
              .else(eb.ref("gaps.first_day"))
              .end(),
            last_day: eb
              .case()
              .when("excluded.last_day", ">", eb.ref("gaps.last_day"))
              .then(eb.ref("excluded.last_day"))
              .else(eb.ref("gaps.last_day"))
              .end(),
          })),
        )
        .execute();
    }
  });
  await db.deleteFrom("gaps").where("id", "in", beyond(db, most)).execute();
}

/** The gaps that have to go where there are more than `most`: seen longest ago, then seldom. */
function beyond(db: Kysely<Schema>, most: number) {
  return (
    db
      .selectFrom("gaps")
      .select("id")
      .orderBy("last_day", "desc")
      .orderBy("sightings", "desc")
      .orderBy("id")
      // SQLite takes an offset only behind a limit.
      .limit(1_000_000)
      .offset(most)
  );
}

/** The most frequent gaps, those seen last before others. */
export async function listGaps(db: Kysely<Schema>, limit: number): Promise<Gap[]> {
  const rows = await db
    .selectFrom("gaps")
    .selectAll()
    .orderBy("sightings", "desc")
    .orderBy("last_day", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toGap);
}

/** The gap whose id begins with `start`, where there is exactly one. */
export async function findGap(db: Kysely<Schema>, start: string): Promise<Gap | undefined> {
  if (!/^[0-9a-f]{4,12}$/u.test(start)) return undefined;
  const rows = await db.selectFrom("gaps").selectAll().where("id", "like", `${start}%`).limit(2).execute();
  const [row, other] = rows;
  return row === undefined || other !== undefined ? undefined : toGap(row);
}

function toRow(facts: GapFacts): Pick<Schema["gaps"], keyof GapFacts> {
  return {
    codes: JSON.stringify(facts.codes),
    words: JSON.stringify(facts.words),
    sources: JSON.stringify(facts.sources),
    marks: JSON.stringify(facts.marks),
  };
}

function toGap(row: Selectable<Schema["gaps"]>): Gap {
  return {
    id: row.id,
    codes: parseStrings(row.codes),
    words: parseStrings(row.words),
    sources: parseStrings(row.sources),
    marks: parseStrings(row.marks),
    count: row.sightings,
    firstDay: row.first_day,
    lastDay: row.last_day,
  };
}

function parseStrings(text: string): string[] {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
