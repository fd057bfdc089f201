import { diagnose } from "../../src/diagnosis";
import { readPaste } from "../../src/paste";
import { servedKnowledge } from "../knowledge-base";

/** The longest message that Teams passes on. */
const LONGEST = 28_000;
/** Milliseconds. Generous, since other processes run beside the tests; what is not linear misses it by far. */
const LIMIT = 1_000;
const FLOOR = 60;
const ROUNDS = 4;

const UNITS = [
  "a", "1", ",", ".", ":", "<", ">", "(", "-", "@", "#", " ", "\t", "=", "/", "\u4e2d", "\u00e9", "\u200b", "\ud83d\ude00",
  "250-", "250 SIZE ", "550 ", "5.7.1 ", "550 5.7.1 ", "#5.1.1 ", "-,x ", ",-,", ",>,", "host ", "a.b", "a@b.c ", "TLS 1.2 ", "retry ",
  "{LED=", "->", "smtp;", "said: 550 ", "STARTTLS ", "error: ", "x-a", "=20", "AAAA", "connection ", "SocketErro ",
]; // prettier-ignore
const SHAPES: readonly (readonly [string, (unit: string, length: number) => string])[] = [
  ["one line", (unit, length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)],
  [
    "many lines",
    (unit, length) => `${unit.repeat(Math.ceil(78 / unit.length))}\n`.repeat(Math.ceil(length / 79)).slice(0, length),
  ],
  ["a unit a line", (unit, length) => `${unit}\n`.repeat(Math.ceil(length / (unit.length + 1))).slice(0, length)],
];

/** Least processor time of a few rounds, milliseconds. */
async function cost(text: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    diagnose(await readPaste(text), servedKnowledge());
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

beforeAll(() => servedKnowledge());

describe.each(SHAPES)("a hostile paste in %s costs no more than its length", (_, shape) => {
  it.each(UNITS)("%j", async (unit) => {
    const half = await cost(shape(unit, LONGEST / 2));
    const whole = await cost(shape(unit, LONGEST));
    expect(whole).toBeLessThan(LIMIT);
    expect(whole).toBeLessThanOrEqual(Math.max(FLOOR, half) * 2.6);
  });
});
