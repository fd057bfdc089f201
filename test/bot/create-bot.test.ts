import { createBot, type IncomingTurn } from "../../src/bot";
import { servedKnowledge } from "../knowledge-base";

const bot = createBot({
  knowledge: servedKnowledge,
  version: () => "test",
  downloadBaseUrl: () => "https://medic.contoso.com",
});
const message = (text: string, more: Partial<Extract<IncomingTurn, { kind: "message" }>> = {}): IncomingTurn => ({
  kind: "message",
  text,
  locale: "en",
  scope: "personal",
  ...more,
});

it.each(["help", "Hi", "hello!", " 你好 ", "帮助", "?"])("%j is answered with what to paste", async (text) => {
  const { card } = await bot.handle(message(text));
  expect(card.fallbackText).toBe("Paste a mail error");
});

it("welcomes, and answers in the reader's language", async () => {
  const { text } = await bot.handle({ kind: "welcome", locale: "zh-CN", scope: "personal" });
  expect(text).toContain("粘贴一个邮件错误");
});

it("reads the HTML rendering of a message, unless it says less", async () => {
  const flat = "queue says 421 4.4.2 Connection dropped due to SocketError since friday";
  const { text: rich } = await bot.handle(
    message(flat, {
      html: "<p>queue says</p><p>421 4.4.2 Connection dropped due to SocketError</p><p>since friday</p>",
    }),
  );
  expect(rich).toContain("\n421 4.4.2 Connection dropped due to SocketError\n");
  const { text: poor } = await bot.handle(message(flat, { html: "<p>queue</p>" }));
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
  const { card } = await bot.handle(
    message(lines.join(" "), { html: `<p>${key}</p>${lines.map((line) => `<p>${line}</p>`).join("")}` }),
  );
  expect(card.speak).toBe("Registry check for TLS 1.2: These values do not switch TLS 1.2 on for receiving");
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
  expect(bot.status.articles).toBeGreaterThan(0);
});
