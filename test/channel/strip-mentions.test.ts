import { stripHtmlMentions, stripMentions } from "../../src/channel/strip-mentions";

const BOT = "28:bot";
const bot = { type: "mention", text: "<at>Medic</at>", mentioned: { id: BOT } };
const adele = { type: "mention", text: "<at>Adele</at>", mentioned: { id: "29:adele" } };

describe("stripMentions", () => {
  it.each<[string, string, unknown, string | undefined, string]>([
    ["nothing to strip", "550 5.7.1", [], BOT, "550 5.7.1"],
    ["the bot in front", "<at>Medic</at> 550 5.7.1", [bot], BOT, "550 5.7.1"],
    ["a non-breaking space after it", "<at>Medic</at>&nbsp;550", [bot], BOT, "550"],
    ["the bot twice", "<at>Medic</at> a <at>Medic</at> b", [bot], BOT, "a  b"],
    ["somebody else", "<at>Adele</at> look", [adele], BOT, "Adele look"],
    ["both", "<at>Medic</at> ask <at>Adele</at>", [bot, adele], BOT, "ask Adele"],
    ["a tag with attributes", '<at id="0">Medic</at> x', [{ ...bot, text: '<at id="0">Medic</at>' }], BOT, "x"],
    ["a tag in other letters", "<At>Adele</aT> look", [], BOT, "Adele look"],
    ["other tags", "<b>550</b> <at>", [], BOT, "<b>550</b> <at>"],
    ["no entities", "<at>Medic</at> x", undefined, BOT, "Medic x"],
    ["entities that are a number", "<at>Medic</at> x", 7, BOT, "Medic x"],
    ["entities of strange things", "<at>Medic</at> x", [null, 5, "x", {}, { type: "mention" }, bot], BOT, "x"],
    ["no bot id", "<at>Medic</at> x", [bot], undefined, "Medic x"],
    ["an empty bot id", "<at>Medic</at> x", [{ ...bot, mentioned: { id: "" } }], "", "Medic x"],
    ["an entity whose text is no tag", "the server", [{ ...bot, text: "the" }], BOT, "the server"],
    ["an entity without text", "the server", [{ ...bot, text: "" }], BOT, "the server"],
    ["an address in angle brackets", "to <adele@contoso.com>: 550", [bot], BOT, "to <adele@contoso.com>: 550"],
    ["an indented line without mention", "  421 4.4.2", [bot], BOT, "  421 4.4.2"],
  ])("%s", (_name, text, entities, botId, expected) => {
    expect(stripMentions(text, entities, botId)).toBe(expected);
  });

  it("stays fast on thousands of mentions in a long text", () => {
    const started = performance.now();
    stripMentions(
      "<at>Medic</at> <at ".repeat(10_000),
      Array.from({ length: 5_000 }, () => bot),
      BOT,
    );
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("stripHtmlMentions", () => {
  const span = (name: string) =>
    `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${name}</span>`;

  it.each([
    ["the bot", `<p>${span("Medic")}550</p>`, "<p>550</p>"],
    ["somebody else", `<p>${span("Adele")} 550</p>`, "<p>Adele 550</p>"],
    ["an at tag", "<p><at>Medic</at>550</p>", "<p>550</p>"],
    ["an ordinary span", "<p><span>Medic</span></p>", "<p><span>Medic</span></p>"],
  ])("%s", (_name, html, expected) => {
    expect(stripHtmlMentions(html, [bot, adele], BOT)).toBe(expected);
  });
});
