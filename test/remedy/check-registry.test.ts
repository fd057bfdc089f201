import { readPaste } from "../../src/paste";
import { checkRegistry, toRegBytes, type RegistryCheck, type ValueVerdict } from "../../src/remedy";
import { REGISTRY_CASES } from "../registry-cases";

const LETTERS: Readonly<Record<ValueVerdict, string>> = {
  correct: "c",
  wrong: "w",
  missing: "m",
  noncanonical: "n",
  unreadable: "u",
  "wrong-place": "p",
  "wrong-type": "t",
};
const PLACES = (["Client", "Server", null] as const).flatMap((side) =>
  ["DisabledByDefault", "Enabled"].map((name) => ({ side, name })),
);

async function check(text: string | Uint8Array, windows?: string): Promise<RegistryCheck | undefined> {
  const { registry } = await readPaste(text);
  return registry && checkRegistry(registry, windows);
}

function toLetters({ values }: RegistryCheck): string {
  return PLACES.map(({ side, name }) => {
    const value = values.find((one) => one.side === side && one.name === name);
    return value === undefined ? "-" : LETTERS[value.verdict];
  }).join("");
}

it.each(REGISTRY_CASES)("$name", async ({ text, windows, overall, values }) => {
  const found = await check(text, windows);
  expect(found && { overall: found.overall, values: toLetters(found) }).toEqual({
    overall,
    values: values.padEnd(PLACES.length, "-"),
  });
});

describe("the same state in another wrapping gets the same verdicts", () => {
  const escape = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const paragraphs = (text: string, tag: string): string =>
    text
      .split("\n")
      .map((line) => `<${tag}>${escape(line).replaceAll(" ", "&nbsp;").replaceAll("\t", "&nbsp; ")}</${tag}>`)
      .join("");
  const WRAPPINGS: readonly (readonly [string, (text: string) => string])[] = [
    ["quoted", (text) => text.replaceAll(/^/gmu, "> ")],
    ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["indented", (text) => text.replaceAll(/^/gmu, "    ")],
    ["a code fence", (text) => `\`\`\`\n${text}\n\`\`\``],
    ["no-break spaces", (text) => text.replaceAll(" ", "\u00A0")],
    ["smart quotes", (text) => text.replaceAll(/"([^"\n]*)"/gu, "“$1”")],
    ["a blank line after each", (text) => text.replaceAll("\n", "\n\n")],
    ["paragraphs of HTML", (text) => paragraphs(text, "p")],
    ["blocks of HTML", (text) => paragraphs(text, "div")],
    ["preformatted HTML", (text) => `<div><pre>${escape(text)}</pre></div>`],
    ["entities without HTML", (text) => text.replaceAll('"', "&quot;")],
    ["words around it", (text) => `hi, is this right?\n\n${text}\n\nthx`],
    ["words around it, in Chinese", (text) => `您好，这样对吗？\n${text}\n谢谢`],
  ];
  // Already HTML or entities: escaping it again would be another text.
  const cases = REGISTRY_CASES.filter(({ text }) => !/<div|&quot;/u.test(text));

  it.each(WRAPPINGS)("%s", async (_, wrap) => {
    const changed: string[] = [];
    for (const { name, text, windows, overall, values } of cases) {
      const found = await check(wrap(text), windows);
      const got = found === undefined ? "nothing" : `${found.overall} ${toLetters(found)}`;
      if (got !== `${overall} ${values.padEnd(PLACES.length, "-")}`) changed.push(`${name}: ${got}`);
    }
    expect(changed).toEqual([]);
  });

  it("one line, as chat clients flatten text", async () => {
    // Columns, quote marks and the blanks of a key do not survive it.
    const lost =
      /^(?:a table (?:with|without|of) .*|tables under .*|one value each|a command of .*|behind the next .*|a file without .*|TLS {2}1\.2 .*|no columns left|quoted in a mail|wrapped by the console)$/u;
    const changed: string[] = [];
    for (const { name, text, windows, overall, values } of cases.filter((one) => !lost.test(one.name))) {
      const found = await check(text.replaceAll(/\s+/gu, " "), windows);
      const got = found === undefined ? "nothing" : `${found.overall} ${toLetters(found)}`;
      if (got !== `${overall} ${values.padEnd(PLACES.length, "-")}`) changed.push(`${name}: ${got}`);
    }
    expect(changed).toEqual([]);
  });

  it("bytes of regedit's own files, UTF-16 and UTF-8", async () => {
    const text = REGISTRY_CASES.find(({ name }) => name === "REGEDIT4")?.text ?? "";
    for (const bytes of [toRegBytes(text), new TextEncoder().encode(text), new TextEncoder().encode(`\uFEFF${text}`)])
      expect((await check(bytes))?.overall).toBe("ok");
  });
});
