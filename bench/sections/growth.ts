import { compileKnowledge, diagnose, type CompiledKnowledge } from "../../src/diagnosis";
import { readPaste } from "../../src/paste";
import { readRealArticles } from "../bases";
import { createArticles } from "../knowledge/create-articles";
import { interleave, timeEach, type Scale } from "../measure";
import { compare, type Row } from "../report";
import { createNdr } from "../texts";

/** c. What more articles cost: a diagnosis, making them ready, keeping them. */
export async function measureGrowth(scale: Scale): Promise<Row[]> {
  const real = readRealArticles();
  const [few, more, many] = [100, 1_000, 10_000]
    .map((count) => Math.min(count, scale.articles))
    .map((count) => prepare(createArticles(real, count)));
  if (few === undefined || more === undefined || many === undefined) return [];
  const rows: Row[] = [few, more, many].flatMap(({ count, buildMs, bytes }) => [
    { section: "c", name: `making ${count} articles ready`, unit: "ms", ours: buildMs },
    {
      section: "c",
      name: `memory of the matcher, ${count} articles`,
      unit: "MB",
      ours: bytes / 1e6,
      ...(count >= 10_000 && { target: "<= 20" }),
    },
  ]);
  for (const length of [1_000, 28_000]) {
    const texts = Array.from({ length: 8 }, (_, variant) => createNdr(length, variant));
    const time = (base: Prepared) => () =>
      timeEach(scale.spanMs, async (turn) => diagnose(await readPaste(texts[turn % 8] ?? ""), base.knowledge));
    const cost = await interleave(scale.rounds, { few: time(few), more: time(more), many: time(many) });
    for (const [base, ms] of [
      [more, cost.more],
      [many, cost.many],
    ] as const) {
      rows.push(
        compare({
          section: "c",
          name: `a diagnosis among ${base.count}, ${length / 1000} KB`,
          unit: "ms",
          ours: ms,
          beside: { name: `among ${few.count}`, value: cost.few },
          ...(base === many && { target: "<= 1.25 x" }),
        }),
      );
    }
  }
  return rows;
}

type Prepared = ReturnType<typeof prepare>;

function prepare(articles: Parameters<typeof compileKnowledge>[0]) {
  const started = performance.now();
  const knowledge = compileKnowledge(articles);
  const buildMs = performance.now() - started;
  return { count: articles.length, knowledge, buildMs, bytes: matcherBytes(knowledge) };
}

/** What the matcher keeps: all arrays of the image but the articles themselves. */
function matcherBytes({ image }: CompiledKnowledge): number {
  return arrayBytes(image) - arrayBytes(image.bodies);
}

function arrayBytes(value: object): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce(
    (sum: number, part: unknown) => sum + (part instanceof Object ? arrayBytes(part) : 0),
    0,
  );
}
