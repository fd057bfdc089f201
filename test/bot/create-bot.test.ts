import { createBot, type IncomingTurn, type KnowledgeStatus, type OutgoingReply } from "../../src/bot";
import { toActionData, toCardText, type CardActionRequest } from "../../src/cards";
import { LOCALES } from "../../src/locale";
import { servedKnowledge } from "../knowledge-base";

const ADMIN = "aaaaaaaa-0000-4000-8000-000000000001";
const status: KnowledgeStatus = {
  version: "test",
  articles: 162,
  loadedAt: new Date("2026-11-24T06:30:12Z"),
  problems: [{ file: "articles/loop.json", line: 12, column: 5, message: "title.en: too short" }],
};
const bot = createBot({
  knowledge: servedKnowledge,
  knowledgeStatus: () => status,
  admins: new Set([ADMIN]),
  downloadBaseUrl: () => "https://medic.contoso.com",
});
const message = (text: string, more: Partial<Extract<IncomingTurn, { kind: "message" }>> = {}): IncomingTurn => ({
  kind: "message",
  text,
  locale: "en",
  scope: "personal",
  ...more,
});

/** What a reply says, all of it. */
function textOf(reply: OutgoingReply): string {
  return reply.kind === "card" ? toCardText(reply.card) : reply.text;
}

it.each(["help", "Hi", "hello!", " 你好 ", "帮助", "?"])("%j is answered with what to paste", async (text) => {
  const answer = textOf(await bot.handle(message(text)));
  expect(answer).toContain("Paste a mail error");
});

it("welcomes, and answers in the reader's language", async () => {
  const text = textOf(await bot.handle({ kind: "welcome", locale: "zh-CN", scope: "personal" }));
  expect(text).toContain("粘贴一个邮件错误");
});

it("reads the HTML rendering of a message, unless it says less", async () => {
  const flat = "queue says 421 4.4.2 Connection dropped due to SocketError since friday";
  const rich = textOf(
    await bot.handle(
      message(flat, {
        html: "<p>queue says</p><p>421 4.4.2 Connection dropped due to SocketError</p><p>since friday</p>",
      }),
    ),
  );
  expect(rich).toContain("\n421 4.4.2 Connection dropped due to SocketError\n");
  const poor = textOf(await bot.handle(message(flat, { html: "<p>queue</p>" })));
  expect(poor).toContain(flat);
});

it("gives the download of a fix as the bytes regedit reads", () => {
  const file = bot.fix("tls-1-0-1-1-disabled", "reg");
  expect(file?.name).toBe("tls-1-0-1-1-disabled.reg");
  expect([...(file?.bytes.subarray(0, 2) ?? [])]).toEqual([0xff, 0xfe]);
  expect(new TextDecoder("utf-16le").decode(file?.bytes)).toContain(
    '"DisabledByDefault"=dword:00000000\r\n"Enabled"=dword:00000001\r\n',
  );
});

it("gives the scripts, too", () => {
  for (const extension of ["ps1", "rollback.ps1"]) {
    const file = bot.fix("tls-1-0-1-1-disabled", extension);
    expect(file?.name).toBe(`tls-1-0-1-1-disabled.${extension}`);
    expect(new TextDecoder().decode(file?.bytes)).toMatch(/^#Requires -Version 5\.1\r\n/u);
  }
});

it("checks registry state, from the rendering that keeps the lines", async () => {
  const key = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2";
  const lines = [
    "PSChildName Enabled DisabledByDefault",
    "----------- ------- -----------------",
    "Client 1 0",
    "Server 0 1",
  ];
  const reply = await bot.handle(
    message(lines.join(" "), { html: `<p>${key}</p>${lines.map((line) => `<p>${line}</p>`).join("")}` }),
  );
  expect(reply.kind === "card" && reply.card.speak).toBe(
    "Registry check for TLS 1.2: These values do not switch TLS 1.2 on for receiving",
  );
});

it.each([
  ["no-such-article", "reg"],
  ["tls-1-0-1-1-disabled", "exe"],
  ["../../etc/passwd", "reg"],
  ["__proto__", "reg"],
  ["tls-1-0-1-1-disabled", "__proto__"],
])("has no file %s.%s", (id, extension) => {
  expect(bot.fix(id, extension)).toBeUndefined();
});

it("tells how much it knows", () => {
  expect(bot.status.version).toBe("test");
  expect(bot.status.articles).toBe(162);
});

describe("files", () => {
  const content = (text: string) => ({ kind: "content", bytes: Buffer.from(text) }) as const;

  it("are diagnosed, the most telling one first", async () => {
    const { outcome, article } = await bot.handle(
      message("what is this?", { files: [content("lunch"), content("550 5.2.2 mailbox full")] }),
    );
    expect([outcome, article]).toEqual(["identified", "mailbox-full"]);
  });

  it("do not hide what the text says", async () => {
    const { article } = await bot.handle(message("550 5.2.2 mailbox full", { files: [content("lunch")] }));
    expect(article).toBe("mailbox-full");
    const refused = await bot.handle(
      message("550 5.2.2 mailbox full", { files: [{ kind: "refused", reason: "elsewhere" }] }),
    );
    expect(refused.article).toBe("mailbox-full");
  });

  it.each([
    ["elsewhere", "Send me the file in a personal chat"],
    ["picture", "I cannot read pictures"],
    ["type", "I cannot read files of this type"],
    ["host", "I do not fetch files from there"],
    ["size", "The file is too large"],
    ["gone", "I could not fetch the file"],
  ] as const)("that are refused (%s) are answered with what to do", async (reason, title) => {
    const text = textOf(await bot.handle(message("please look", { files: [{ kind: "refused", reason }] })));
    expect(text).toContain(title);
    expect(text).toContain(".eml, .msg, .txt, .log, .csv and .reg");
  });

  it("that took too long are answered with what to do", async () => {
    const slow = createBot({
      knowledge: servedKnowledge,
      knowledgeStatus: () => status,
      diagnoseFile: () => Promise.resolve(undefined),
      downloadBaseUrl: () => undefined,
    });
    const text = textOf(await slow.handle(message("", { files: [content("x")] })));
    expect(text).toContain("Reading the file took too long");
  });
});

describe("kb search", () => {
  it.each([
    ["kb search mailbox full", "mailbox-full"],
    ["KB Search: quota exceded", "mailbox-full"],
    ["kb search SocketError TLS", "tls-1-0-1-1-disabled"],
    ["kb search 5.7.57", "smtp-auth-client-not-authenticated"],
    ["kb 搜索 邮箱已满", "mailbox-full"],
    ["kb搜索 注册表", "tls-1-0-1-1-disabled"],
    ["知识库 查找 证书", "cert-expired"],
  ])("%s lists %s, with a button for every article", async (text, id) => {
    const reply = await bot.handle(message(text));
    expect(textOf(reply)).toContain(id);
    const buttons = JSON.stringify(reply).match(/"type":"Action.Execute"/gu) ?? [];
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.length).toBeLessThanOrEqual(6);
  });

  it.each(["kb search", "kb 搜索", "kb search 5.7.5799", "kb search qqqqqqq", `kb search ${"\u{1f4a9}".repeat(3)}`])(
    "%j finds nothing, and says how to search",
    async (text) => {
      const answer = textOf(await bot.handle(message(text)));
      expect(answer).toContain("No article fits these words");
      expect(answer).toContain("kb search certificate expired");
    },
  );

  it.each(["KB5012345 search", "the kb search service returned 550 5.7.1 Unable to relay", "kb status code 550 5.1.1"])(
    "%j is no command",
    async (text) => {
      const answer = textOf(await bot.handle(message(text)));
      expect(answer).not.toMatch(/articles? that fit|No article fits|Serving since/iu);
    },
  );
});

describe("kb status", () => {
  it.each(["kb status", " KB STATUS. ", "kb 状态", "知识库状态"])("%j tells what serves", async (text) => {
    const answer = textOf(await bot.handle(message(text)));
    expect(answer).toContain("Version: test");
    expect(answer).toContain("Articles: 162");
    expect(answer).toContain("2026-11-24 06:30 UTC");
    expect(answer).toContain("1 fault");
  });

  it.each([undefined, "", "bbbbbbbb-0000-4000-8000-000000000001"])("hides the faults from user %j", async (userId) => {
    const turn = message("kb status", userId === undefined ? {} : { userId });
    expect(textOf(await bot.handle(turn))).not.toContain("loop.json");
  });

  it("shows the faults to admins", async () => {
    const text = textOf(await bot.handle(message("kb status", { userId: ADMIN.toUpperCase() })));
    expect(text).toContain("articles/loop.json:12:5  title.en: too short");
  });
});

describe("card buttons", () => {
  const act = (data: unknown) => bot.handle({ kind: "action", data, locale: "en", scope: "personal" });
  const show = (change: object): object => ({
    ...toActionData({
      kind: "show",
      view: { article: "mailbox-full", locale: "en", section: "summary", rivals: [], lines: [] },
    }),
    ...change,
  });

  it.each(LOCALES)("draw the article in %s, however the reader's client is set", async (locale) => {
    const reply = await act(show({ locale, section: "steps" }));
    expect(reply.kind).toBe("card");
    expect(textOf(reply)).toContain(servedKnowledge().articles.get("mailbox-full")?.title[locale]);
  });

  it("keep rivals that serve, and lead from a deprecated article to its replacement", async () => {
    const reply = await act(show({ rivals: ["no-such-article", "mailbox-unavailable"] }));
    expect(JSON.stringify(reply)).toContain("mailbox-unavailable");
    expect(JSON.stringify(reply)).not.toContain("no-such-article");
  });

  it("go on saying that the cause is not proven, and name the rivals, whatever is pressed", async () => {
    const text = "421 4.4.2 Connection dropped due to SocketError";
    const first = await bot.handle(message(text));
    const pressed = [
      ...JSON.stringify(first).matchAll(/"Action.Execute","verb":"show","title":"[^"]*","data":(\{[^}]*\})/gu),
    ];
    expect(pressed).toHaveLength(2);
    for (const [, data = ""] of pressed) {
      const next = textOf(await act(JSON.parse(data)));
      expect(next).toMatch(/Not proven|尚未证实/u);
      expect(next).toMatch(/Other causes of the same text|同样文字的其他原因/u);
      expect(next).toMatch(/Most likely cause|最可能的原因|Possible cause/u);
      expect(next).not.toContain("Connection dropped due to SocketError\n");
    }
  });

  it.each<CardActionRequest>([
    { kind: "feedback", article: "mailbox-full", locale: "zh-CN", helped: true, claim: "identified" },
    { kind: "feedback", article: "mailbox-full", locale: "en", helped: false, claim: "ambiguous" },
  ])("thank for feedback, and leave the card as it is: %j", async (request) => {
    expect((await act(toActionData(request))).kind).toBe("notice");
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a number", 5],
    ["a list", [show({})]],
    ["an empty object", {}],
    ["another product's data", { action: "approve", id: 7 }],
    ["another format", show({ format: 2 })],
    ["an unknown verb", show({ verb: "delete" })],
    ["an article that does not exist", show({ article: "no-such-article" })],
    ["a path for an article", show({ article: "../../etc/passwd" })],
    ["a prototype name", show({ article: "constructor" })],
    ["an article that is a list", show({ article: ["mailbox-full"] })],
    ["another language", show({ locale: "fr" })],
    ["another section", show({ section: "__proto__" })],
    ["a claim of its own", show({ confidence: "proven" })],
    ["too many rivals", show({ rivals: Array.from({ length: 9 }, () => "mailbox-full") })],
    ["lines that are text", show({ lines: ["550 5.7.1"] })],
    ["a line that is no number", show({ lines: [Number.NaN] })],
    [
      "feedback that is text",
      {
        ...toActionData({ kind: "feedback", article: "a", locale: "en", helped: true, claim: "lookup" }),
        helped: "yes",
      },
    ],
  ])("answer %s politely", async (_, data) => {
    const reply = await act(data);
    const text = "This button is out of date. Please paste the text again.";
    expect(reply).toEqual({ kind: "notice", outcome: "stale", text });
  });
});

describe("a text for the machine", () => {
  const read: number[] = [];
  const elsewhere = createBot({
    knowledge: servedKnowledge,
    knowledgeStatus: () => status,
    downloadBaseUrl: () => undefined,
    diagnoseFile: (bytes) => {
      read.push(bytes.byteLength);
      return Promise.resolve(undefined);
    },
  });
  const error = "421 4.4.2 Connection dropped due to SocketError\n";

  it("is read here while it is short, as a file where it is long", async () => {
    expect(await elsewhere.diagnose(error, "en")).toHaveProperty("problems.0.id", "tls-1-0-1-1-disabled");
    expect(read).toEqual([]);
    const long = error.repeat(2_000);
    expect(await elsewhere.diagnose(long, "en")).toBeUndefined();
    expect(read).toEqual([long.length]);
  });

  it("says the same wherever it is read", async () => {
    const long = `${"a line of a log\n".repeat(5_000)}${error}`;
    expect(await bot.diagnose(long, "en")).toHaveProperty("problems.0.id", "tls-1-0-1-1-disabled");
  });
});
