import { buildAnswerCard, toCardText, type AdaptiveCard, type CardElement } from "../../src/cards";
import { diagnose } from "../../src/diagnosis";
import { LOCALES, stringsFor, type Locale } from "../../src/locale";
import { readPaste } from "../../src/paste";
import { BASE, REGISTRY_CASES } from "../registry-cases";
import { servedKnowledge } from "../knowledge-base";
import { parseEvents } from "./adaptivecards-parse";

const BASE_URL = "https://medic.contoso.com";
const CARD_BYTES = 20_000;

async function cardFor(text: string, locale: Locale, windows?: string): Promise<AdaptiveCard> {
  return buildAnswerCard(diagnose(await readPaste(text), servedKnowledge(), windows), locale, BASE_URL);
}

function textOf(name: string): string {
  const text = REGISTRY_CASES.find((one) => one.name === name)?.text;
  if (text === undefined) throw new Error(`no case ${name}`);
  return text;
}

function tablesOf(elements: readonly CardElement[]): Extract<CardElement, { type: "Table" }>[] {
  return elements.flatMap((element) =>
    element.type === "Table" ? [element] : element.type === "Container" ? tablesOf(element.items) : [],
  );
}

describe.each(LOCALES)("in %s", (locale) => {
  it.each(REGISTRY_CASES)("the card parses without events and fits: $name", async ({ text, windows }) => {
    const card = await cardFor(text, locale, windows);
    expect(parseEvents(card)).toEqual([]);
    expect(card.fallbackText).toContain(stringsFor(locale).registry.label);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(CARD_BYTES);
  });

  it("pasted text and exact values stand in runs only, which Teams shows as they are", async () => {
    const card = await cardFor(textOf("full-width colon"), locale);
    const { values } = stringsOf(card);
    expect(values.filter((text) => text.includes("dword："))).toHaveLength(2);
    expect(JSON.stringify(card)).not.toContain('"FactSet"');
    for (const table of tablesOf(card.body))
      for (const { cells } of table.rows)
        expect(cells.flatMap(({ items }) => items).every(({ type }) => type === "RichTextBlock")).toBe(true);
  });

  it("offers the repaired file, the script, and the way back of both", async () => {
    const card = await cardFor(textOf("nine digits"), locale);
    const links = JSON.stringify(card).match(/https:\/\/medic\.contoso\.com\/fixes\/[^"]+/gu);
    expect(links).toEqual(
      ["reg", "ps1", "rollback.reg", "rollback.ps1"].map((end) => `${BASE_URL}/fixes/tls-1-0-1-1-disabled.${end}`),
    );
    const block = card.body.find(({ type }) => type === "CodeBlock");
    expect(block?.type === "CodeBlock" && block.codeSnippet).toContain(
      `[${BASE}\\Server]\n"DisabledByDefault"=dword:00000000\n"Enabled"=dword:00000001`,
    );
  });

  it("right values need no file, but a restart and a log line", async () => {
    const card = await cardFor(textOf("eight digits"), locale);
    const text = toCardText(card);
    expect(JSON.stringify(card)).not.toContain("/fixes/");
    expect(text).toContain(stringsFor(locale).registry.steps.restart);
    expect(text).toContain("SP_PROT_TLS1_2_CLIENT negotiation succeeded");
  });

  it("absent values are asked about, by the release of Windows", async () => {
    const { notes } = stringsFor(locale).registry;
    const text = textOf("Exchange's year is not the year of Windows");
    expect(toCardText(await cardFor(text, locale))).toContain(notes.defaultUnknown);
    expect(toCardText(await cardFor(text, locale, "2016"))).toContain(notes.defaultOn("2016"));
    expect(toCardText(await cardFor(text, locale, "2008 R2"))).toContain(notes.defaultOff("2008 R2"));
  });

  it("names the direction that fails", async () => {
    const { titles } = stringsFor(locale).registry;
    expect((await cardFor(textOf("a table with the sides"), locale)).speak).toContain(titles.Server);
    expect((await cardFor(textOf("binary"), locale)).speak).toContain(titles["not-ok"]);
    expect((await cardFor(textOf("64 bits"), locale)).speak).toContain(titles.Client);
  });

  it("shows the values beside an error, too, and asks to paste them back after the change", async () => {
    const text = toCardText(
      await cardFor(`421 4.4.2 Connection dropped due to SocketError\n\n${textOf("text")}`, locale),
    );
    const { registry } = stringsFor(locale);
    expect(text).toContain(registry.inPaste);
    expect(text).toContain(registry.wrongType("REG_SZ"));
    // The card of the article says so in fewer words where there is no room for more.
    expect([registry.checkBackText, registry.checkBackBrief].filter((words) => text.includes(words))).toHaveLength(1);
    expect(text).toContain(`reg.exe query "${BASE.replace("HKEY_LOCAL_MACHINE", "HKLM")}" /s`);
  });

  it("an article without a value of TLS 1.2 does not ask for it", async () => {
    const text = toCardText(await cardFor("552 5.2.2 mailbox full", locale));
    expect(text).not.toContain(stringsFor(locale).registry.checkBack);
  });
});

function stringsOf(value: unknown): { values: string[] } {
  if (typeof value === "string") return { values: [value] };
  const inner = typeof value === "object" && value !== null ? Object.values(value) : [];
  return { values: inner.flatMap((one) => stringsOf(one).values) };
}
