import { compileKnowledge, diagnose } from "../../src/diagnosis";
import { findFuzzy } from "../../src/diagnosis/fuzzy";
import { textAt } from "../../src/diagnosis/text-list";
import type { Article } from "../../src/knowledge";
import { readPaste } from "../../src/paste";
import { diagnoseText, servedKnowledge } from "../knowledge-base";

/** The same numbers at every run. */
function createRandom(): (below: number) => number {
  let seed = 20;
  return (below) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    // The low digits of such a number repeat soon.
    return (seed >>> 8) % below;
  };
}

/** A text with so many letters wrong, missing, too many or exchanged. */
function withTypos(text: string, typos: number, random: (below: number) => number): string {
  const letters = Array.from(text);
  for (let typo = 0; typo < typos; typo++) {
    const at = 1 + random(letters.length - 2);
    const letter = String.fromCharCode(97 + random(26));
    const [here = "", next = ""] = letters.slice(at, at + 2);
    if (/[\d ]/u.test(here + next)) {
      typo--;
      continue;
    }
    const kind = random(4);
    if (kind === 0) letters[at] = letter;
    else if (kind === 1) letters.splice(at, 1);
    else if (kind === 2) letters.splice(at, 0, letter);
    else letters.splice(at, 2, next, here);
  }
  return letters.join("");
}

/** Prose of a busy office, 28 KB of it, that holds no error. */
const PROSE = Array.from(
  { length: 400 },
  (_, row) => `Agenda point ${row}: please bring the figures of the last month along`,
).join("\n");

describe("phrases with two typos in a 28 KB text", () => {
  const { index, image } = servedKnowledge();
  const random = createRandom();
  const rows = Array.from({ length: 400 }, () => random(image.fuzzy.phrases.length)).filter(
    (row) => /[a-z]{3}/u.test(textAt(image.fuzzy.plains, row)) && textAt(image.fuzzy.plains, row).length >= 16,
  );

  it("are considered, ninety-five in a hundred at least", async () => {
    let found = 0;
    for (const row of rows) {
      const typed = withTypos(textAt(image.fuzzy.plains, row), 2, random);
      const { search } = await readPaste(`${PROSE}\nthe server says ${typed} and gives up`);
      const units = Uint16Array.from(search.text, (unit) => unit.charCodeAt(0));
      if (index.fuzzy.findNear(units, units.length, 4_000).some((near) => near.row === row)) found++;
    }
    expect(rows.length).toBeGreaterThan(200);
    expect(found / rows.length).toBeGreaterThanOrEqual(0.95);
  }, 120_000);
});

it.each([
  ["a letter wrong", "421 4.4.2 Conection droped due to SocketErorr", "tls-1-0-1-1-disabled"],
  ["the same quoted", "> LastError: Conection dropped due to SocketEror", "tls-1-0-1-1-disabled"],
  ["another error", "The recipient's mailbx is full and can't acept messages now", "mailbox-full"],
])("%s: the article is named, and not as certain", async (_, text, id) => {
  const diagnosis = await diagnoseText(text);
  expect(diagnosis).toMatchObject({ problem: { article: { id } } });
  expect("problem" in diagnosis && diagnosis.problem.confidence).not.toBe("certain");
});

it("phrases without the word that denies are others", async () => {
  const { index, image } = servedKnowledge();
  const mistaken: string[] = [];
  let tried = 0;
  for (const [row, number] of image.fuzzy.phrases.entries()) {
    const plain = textAt(image.fuzzy.plains, row);
    const text = plain.replace(/\b(?:not|no|never) |\bun(?=able\b)|(?<=\bcan)not\b|[不未没无]/u, "");
    if (text === plain) continue;
    tried++;
    if (findFuzzy(await readPaste(text), index.fuzzy).has(number)) mistaken.push(plain);
  }
  expect(tried).toBeGreaterThan(300);
  expect(mistaken).toEqual([]);
});

it.each([
  [
    "authentication is no negotiation with typos",
    "Inbound authentication failed with error LogonDenied for Receive connector Default EX01. The authentication mechanism is Login.",
    "tls-nocredentials",
  ],
  ["deleted is not delayed", "{[{LED=550 5.9.1 Message deleted by the agent};{MSG=}]}", "message-delayed-notice"],
  [
    "a word that is missing changes the sense",
    "450 4.7.1 <b@contoso.com>: Recipient address rejected: Policy rejection on the target address",
    "dbeb-recipient-rejected",
  ],
  [
    "enabled is not disabled",
    "SMTP AUTH is enabled for the mailbox, and it still gets 550 5.9.0",
    "smtp-auth-disabled",
  ],
  ["a check that passes", "We checked: the message does pass DMARC verification, and still 550 5.9.0", "dmarc-reject"],
])("%s", async (_, text, id) => {
  const diagnosis = await diagnoseText(text);
  expect(JSON.stringify(diagnosis, ["problem", "problems", "article", "id"])).not.toContain(id);
});

it.each(["451 4.9.8 Sampel sesion refusd", "451 4.9.7 Samples of the season were refuted by everybody"])(
  "%s: a wrong digit or another sentence is no typo",
  async (text) => {
    const [article] = [...servedKnowledge().articles.values()];
    const base: Article[] =
      article === undefined
        ? []
        : [
            {
              ...article,
              id: "sample",
              retellings: [],
              signatures: [
                { name: "words", strength: "strong", all: [{ phrase: "451 4.9.7 Sample session refused" }] },
              ],
            },
          ];
    expect(diagnose(await readPaste(text), compileKnowledge(base)).kind).toBe("unknown");
  },
);

it("costs no more than some milliseconds on a text made to be like everything", async () => {
  const { index, image } = servedKnowledge();
  const random = createRandom();
  const lines = Array.from({ length: 2_000 }, () => textAt(image.fuzzy.plains, random(image.fuzzy.phrases.length)));
  const { search } = await readPaste(lines.map((line) => withTypos(`${line}  xx`, 2, random)).join("\n"));
  const units = Uint16Array.from(search.text, (unit) => unit.charCodeAt(0));
  const started = performance.now();
  expect(index.fuzzy.findNear(units, units.length, 4_000).length).toBeLessThanOrEqual(4_000);
  expect(performance.now() - started).toBeLessThan(500);
});
