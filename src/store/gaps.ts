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
  if (sightings.length === 0) return;
  const byClaim = new Map<string, GapSighting>();
  for (const sighting of sightings) {
    const claim = digest("gap", sighting.id);
    if (!byClaim.has(claim)) byClaim.set(claim, sighting);
  }
  // Replicas that write the same ids or gaps at once take them in the same order, so none waits for the other for ever; and the
  // row of a gap that everybody has just now is locked for two statements, however many sightings of it there are.
  const claims = [...byClaim.keys()].sort().map((id) => ({ id, expires_at: expiresAt }));
  await db.transaction().execute(async (transaction) => {
    const firsts = await transaction
      .insertInto("claims")
      .values(claims)
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .execute();
    const isFirst = new Set(firsts.map(({ id }) => id));
    const rows = toRows([...byClaim].flatMap(([id, sighting]) => (isFirst.has(id) ? [sighting] : [])));
    if (rows.length === 0) return;
    await transaction
      .insertInto("gaps")
      .values(rows)
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((eb) => ({
          sightings: eb(eb.ref("gaps.sightings"), "+", eb.ref("excluded.sightings")),
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
  });
  await db.deleteFrom("gaps").where("id", "in", beyond(db, most)).execute();
}

/** One row a gap, in order of their ids. */
function toRows(sightings: readonly GapSighting[]) {
  const rows = new Map<string, Schema["gaps"]>();
  for (const { facts, day } of sightings) {
    const id = toGapId(facts);
    const row = rows.get(id) ?? { ...toRow(facts), id, sightings: 0, first_day: day, last_day: day };
    rows.set(id, {
      ...row,
      sightings: row.sightings + 1,
      first_day: day < row.first_day ? day : row.first_day,
      last_day: day > row.last_day ? day : row.last_day,
    });
  }
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
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
