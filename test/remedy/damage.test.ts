import fc from "fast-check";
import { readPaste } from "../../src/paste";
import { checkRegistry } from "../../src/remedy";
import { BASE } from "../registry-cases";

const RIGHT_FILE = ["Client", "Server"].flatMap((side) => [
  `[${BASE}\\${side}]`,
  '"DisabledByDefault"=dword:00000000',
  '"Enabled"=dword:00000001',
]);
const RIGHT_QUERY = ["Client", "Server"].flatMap((side) => [
  `${BASE}\\${side}`,
  "    DisabledByDefault    REG_DWORD    0x0",
  "    Enabled    REG_DWORD    0x1",
]);
const RIGHT_LIST = ["Client", "Server"].flatMap((side) => [
  "DisabledByDefault : 0",
  "Enabled           : 1",
  `PSPath            : Microsoft.PowerShell.Core\\Registry::${BASE}\\${side}`,
]);

/** Damage as machine translation, retyping and reading from a picture do it; not what chat clients add, which is noise. */
const CHARACTERS = Array.from("0123456789abcdefOlIxyzEDS：．，０１\\/_-.,:=[]é中«»\"'");

type Edit = readonly [line: number, at: number, kind: "delete" | "replace" | "insert", character: string];

function apply(
  lines: readonly string[],
  [line, at, kind, character]: Edit,
): { before: string; after: string; text: string } {
  const row = line % lines.length;
  const before = lines[row] ?? "";
  const start = before.length - before.trimStart().length;
  const position = start + (at % (before.length - start));
  const after =
    before.slice(0, position) +
    (kind === "delete" ? "" : character) +
    before.slice(kind === "insert" ? position : position + 1);
  return { before, after, text: lines.map((one, index) => (index === row ? after : one)).join("\n") };
}

async function isAllRight(text: string): Promise<boolean> {
  const { registry } = await readPaste(text);
  const values = registry === undefined ? [] : checkRegistry(registry, undefined).values;
  const seen = values.filter(({ side, verdict }) => side !== null && verdict === "correct");
  return seen.length === 4;
}

const edit = fc.tuple(
  fc.nat({ max: 5 }),
  fc.nat({ max: 200 }),
  fc.constantFrom("delete" as const, "replace" as const, "insert" as const),
  fc.constantFrom(...CHARACTERS),
);

/** What says the same: another case, fewer zeros, other blanks between columns, words before a key, an escape of Markdown,
 * the provider's name. */
function normalForm(line: string): string {
  return line
    .toLowerCase()
    .replace(/(?<==dword:|0x)0{0,7}(?=[0-9a-f]$)/u, "")
    .replace(/^pspath *[:：] *microsoft\.powershell\.core\\+/u, "pspath:")
    .replace(/^[^[]*(?=\[)/u, "")
    .replace(/\\(?=_)/gu, "")
    .replace(/ *(:|reg_dword) */gu, "$1")
    .trim();
}

it.each([
  ["a registry file", RIGHT_FILE],
  ["the output of reg query", RIGHT_QUERY],
  ["a list of PowerShell", RIGHT_LIST],
])("one damaged character in %s is never taken for right", async (_, lines) => {
  expect(await isAllRight(lines.join("\n"))).toBe(true);
  await fc.assert(
    fc.asyncProperty(edit, async (damage) => {
      const { before, after, text } = apply(lines, damage);
      fc.pre(normalForm(before) !== normalForm(after));
      expect([after, await isAllRight(text)]).toEqual([after, false]);
    }),
    { numRuns: 600 },
  );
});
