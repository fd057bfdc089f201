import { toUnanswered, type Unanswered } from "../../src/diagnosis";
import { CHINESE_TERMS, COMMON_WORDS, TECHNICAL_WORDS } from "../../src/diagnosis/technical-words";
import { readPaste } from "../../src/paste";
import { foundIn, PRIVATE_FORMS, type Secrets } from "../private-forms";

const reduce = async (text: string): Promise<Unanswered> => toUnanswered(await readPaste(text));

describe("what is kept of an unanswered paste", () => {
  it.each<[string, string, Pick<Unanswered, "codes" | "words">]>([
    [
      "an NDR",
      "Remote Server returned '550 5.7.999 Access denied, mailbox of anna@contoso.com is not permitted to relay'",
      { codes: ["550 5.7.999"], words: ["access denied mailbox", "not permitted to relay"] },
    ],
    [
      "the same error in a queue",
      "Last Error: [{LED=550 5.7.999 Access denied, mailbox of otto@fabrikam.com is not permitted to relay};{MSG=}]",
      { codes: ["550 5.7.999"], words: ["access denied mailbox", "not permitted to relay"] },
    ],
    [
      "Exchange's name of an error",
      "554 5.9.9 STOREDRV.Deliver.Exception:StorageTransientException; transient failure",
      { codes: ["554 5.9.9"], words: ["STOREDRV.Deliver.Exception:StorageTransientException transient failure"] },
    ],
    [
      "Chinese words",
      "550 5.9.9 收件人王小明的邮箱不可用",
      { codes: ["550 5.9.9"], words: ["收件人", "邮箱", "不可用"] },
    ],
    ["a code alone", "550 5.9.9", { codes: ["550 5.9.9"], words: [] }],
    [
      "words alone",
      "Event ID 9999 source MSExchangeTransport: certificate rejected",
      { codes: [], words: ["event", "source", "certificate rejected"] },
    ],
  ])("of %s: codes and runs of technical words", async (_, text, kept) => {
    expect(await reduce(text)).toMatchObject(kept);
  });

  it("names forms and facts from closed lists", async () => {
    const { sources, marks } = await reduce("Last Error: 421 4.9.9 to gmail-smtp-in.l.google.com, mail queue");
    expect(sources).toEqual(["queue"]);
    expect(marks).toEqual(["mail-named", "peer-google"]);
  });

  it("is bounded", async () => {
    const { words } = await reduce(`550 5.9.9 ${"mailbox x1 server x2 relay x3 access x4 ".repeat(500)}`);
    expect(words.join(" ").split(" ").length).toBeLessThanOrEqual(24);
  });

  const secrets: Secrets = {
    given: "Zbigna",
    family: "Kowalqyk",
    domain: "wrzosowa",
    computer: "qelnx07",
    digits: "739184650273",
  };
  it.each(PRIVATE_FORMS)("never holds %s", async (_, write) => {
    for (const paste of [
      `550 5.7.999 ${write(secrets)} access denied`,
      `Last Error: 421 4.9.9 connection refused ${write(secrets)}`,
      `mailbox error\n${write(secrets)}\nserver rejected the message`,
      `Diagnostic-Code: smtp;550 5.9.9 ${write(secrets)}`,
    ]) {
      expect(foundIn(JSON.stringify(await reduce(paste)), secrets)).toEqual([]);
    }
  });

  it("is made of words that are no names", () => {
    const names = `adam alan alex anna art bell ben bill bob brook carol chase chip christian chuck clay cliff dale dawn dean don drew earl
      eve faith forest frank gene glen grace grant guy hank harry heath hope hunter iris ivy jack jade jean jimmy john josh joy june kay
      king lane lee mark mason may max miles nick noble norm olive page pat patience paul peg penny pete peter ray rich rob robin rod rose ruby
      rusty sandy scott sky sterling stone sue summer ted terry tim tom victor wade ward warren wayne will willow wood young`;
    expect(names.split(/\s+/u).filter((name) => TECHNICAL_WORDS.has(name) || COMMON_WORDS.has(name))).toEqual([]);
    expect([...TECHNICAL_WORDS].filter((word) => word !== word.toLowerCase() || COMMON_WORDS.has(word))).toEqual([]);
    expect(CHINESE_TERMS.filter((term) => term.length < 2)).toEqual([]);
  });
});
