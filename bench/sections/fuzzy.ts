import { diagnose, toResult } from "../../src/diagnosis";
import type { Article } from "../../src/knowledge";
import { readPaste } from "../../src/paste";
import type { Base } from "../bases";
import { createRandom, type Random } from "../knowledge/random";
import { median, timeEach, type Scale } from "../measure";
import type { Row } from "../report";
import { createFuzzyStage } from "../stages";
import { createTalk } from "../texts";

const LENGTH = 28_000;
const TYPOS = 2;
/** A stage that is too slow for all the texts is not waited for: fifteen seconds of a full run. */
const LONGEST_SPANS = 50;

/** f. Phrases with two typos each, in 28 KB of talk that no article knows: how long they take, and how many are found. */
export async function measureFuzzy({ articles, knowledge }: Base, scale: Scale): Promise<Row[]> {
  const random = createRandom(28);
  const talk = createTalk(LENGTH);
  const asked = articles.filter(({ id }) => id.startsWith("generated-"));
  const ends = performance.now() + scale.spanMs * LONGEST_SPANS;
  const times: number[] = [];
  let tried = 0;
  let found = 0;
  while (tried < scale.typos && (tried === 0 || performance.now() < ends)) {
    const article = random.pick(asked);
    const text = `${talk.slice(0, LENGTH / 2)}\n${withTypos(phraseOf(article), random)}\n${talk.slice(LENGTH / 2)}`;
    const paste = await readPaste(text);
    const { problems } = toResult(diagnose(paste, knowledge));
    if (problems.some(({ id }) => id === article.id)) found += 1;
    times.push(await timeEach(1, createFuzzyStage(paste, knowledge)));
    tried += 1;
  }
  return [
    { section: "f", name: "typo stage alone, 28 KB", unit: "ms", ours: median(times), target: "<= 2" },
    {
      section: "f",
      name: `article named in spite of ${TYPOS} typos, of ${tried}`,
      unit: "%",
      ours: (100 * found) / tried,
      target: ">= 95",
    },
  ];
}

/** The article's first text: what settles it, when it is found. */
function phraseOf({ signatures }: Article): string {
  const [condition] = signatures[0]?.any ?? [];
  if (condition === undefined || !("phrase" in condition)) throw new Error("A generated article begins with a phrase.");
  return condition.phrase;
}

/** Two letters left out, doubled or changed. Digits stay: a wrong number is another number. */
function withTypos(phrase: string, random: Random): string {
  const places = [...phrase.matchAll(/(?<=[a-z])[a-z](?=[a-z])/gu)].map(({ index }) => index);
  const first = random.pick(places);
  const second = random.pick(places.filter((place) => place !== first));
  return Array.from(phrase, (letter, place) => {
    if (place !== first && place !== second) return letter;
    return random.pick(["", letter + letter, letter === "x" ? "y" : "x"]);
  }).join("");
}
