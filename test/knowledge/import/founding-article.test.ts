import { readFileSync } from "node:fs";
import path from "node:path";
import type { Article } from "../../../src/knowledge";
import { KNOWLEDGE_DIRECTORY } from "../../knowledge-base";
import { findingsOf, importFixture, importText, readFixture, stepsOf } from "./import-fixture";

const imported = importFixture("founding-article.md");
const { article } = imported;
const written = JSON.parse(
  readFileSync(path.join(KNOWLEDGE_DIRECTORY, "articles", "tls-1-0-1-1-disabled.json"), "utf8"),
) as Article;

describe("the founding article, imported", () => {
  it("has both titles and both summaries, without the lead-in of the list", () => {
    expect(article.title).toEqual({
      en: "Unable to send/receive email to/from Office 365 because of the TLS 1.0 and TLS 1.1 disablement",
      "zh-CN": "由于 TLS 1.0 和 TLS 1.1 禁用，无法向 Office 365 发送/接收电子邮件",
    });
    expect(article.summary.en).toMatch(/^As confirmed by the message center post MC229914.*send outbound email\.$/u);
    expect(article.summary["zh-CN"]).toMatch(/^正如消息中心文章 MC229914.*发送出站电子邮件。$/u);
  });

  it("has the four symptoms in their forms, with the words in front of them", () => {
    expect(article.examples.slice(0, 5)).toEqual([
      {
        form: "ndr",
        text: "421 4.4.2 Connection dropped due to SocketError",
        note: "Sender is getting NDR bounce back",
      },
      {
        form: "queue",
        text: "421 4.4.2 Connection dropped due to SocketError",
        note: "Error in the Queue Viewer of On-Premises server that is sending email to Officer 365",
      },
      {
        form: "sendLog",
        text: "TLS negotiation failed with error SocketError",
        note: "Error in Send connector Protocol log on the server sending email to Office 365",
      },
      {
        form: "sendLog",
        text: "451 5.7.3 Must issue a STARTTLS command first",
        note: "Error in Send or receive connector protocol log",
      },
      {
        form: "receiveLog",
        text: "451 5.7.3 Must issue a STARTTLS command first",
        note: "Error in Send or receive connector protocol log",
      },
    ]);
  });

  it("keeps the Chinese lines as people paste them, the empty link left out", () => {
    expect(article.examples.slice(5).map(({ form, text }) => `${form}: ${text ?? ""}`)).toEqual([
      'prose: 发件人收到 NDR 退回 -"421 4.4.2 连接由于 SocketError 而丢弃"',
      'prose: 向 Officer 365 发送电子邮件的本地服务器的队列查看器中出现错误- "421 4.4.2 连接由于 SocketError"而中断',
      "prose: 向 Office 365 发送电子邮件的服务器上发送连接器协议日志中出现错误- TLS 协商失败，出现错误 SocketError",
      "prose: 发送或接收连接器协议日志中出现错误 - '451 5.7.3 必须先发出 STARTTLS 命令'",
    ]);
  });

  it("has one signature for each reply, codes and words apart", () => {
    expect(article.signatures).toEqual([
      {
        name: "connection-dropped-due-to-socketerror",
        strength: "strong",
        all: [{ replyCode: 421 }, { enhancedCode: "4.4.2" }],
        any: [{ phrase: "Connection dropped due to SocketError" }, { phrase: "连接由于 SocketError" }],
      },
      {
        name: "tls-negotiation-failed-with-error",
        strength: "strong",
        any: [
          { phrase: "TLS negotiation failed with error SocketError" },
          { phrase: "TLS 协商失败，出现错误 SocketError" },
        ],
      },
      {
        name: "must-issue-a-starttls-command",
        strength: "strong",
        all: [{ replyCode: 451 }, { enhancedCode: "5.7.3" }],
        any: [{ phrase: "Must issue a STARTTLS command first" }, { phrase: "必须先发出 STARTTLS 命令" }],
      },
    ]);
  });

  it("has the registry values of the article written by hand", () => {
    const keysOf = ({ fixes }: Article): unknown =>
      fixes.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === "registry" ? step.keys : [])));
    expect(keysOf(article)).toEqual(keysOf(written));
  });

  it("puts updates first, and the restart behind the values, in both languages", () => {
    expect(stepsOf(imported).map((step) => ("product" in step ? `${step.kind} ${step.product}` : step.kind))).toEqual([
      "update windows",
      "update exchange",
      "registry",
      "reboot",
      "verify",
      "rollback",
    ]);
    expect(stepsOf(imported)[3]).toEqual({
      kind: "reboot",
      text: {
        en: "If you make any change in the above registry keys to enable TLS 1.2, restart the server for the changes to take effect.",
        "zh-CN": "如果对上述注册表项进行任何更改以启用 TLS 1.2，请重新启动服务器以使更改生效。",
      },
    });
  });

  it("has its links with their English titles", () => {
    expect(article.references.map(({ url }) => url.split("/").at(-1))).toEqual([
      "protocol-logging",
      "607649",
      "607761",
      "2065089",
    ]);
    expect(article.references.map(({ title }) => title)).toEqual([
      "Protocol log",
      "Exchange Server TLS guidance, part 1: Getting Ready for TLS 1.2 - Microsoft Tech Community",
      "Exchange Server TLS guidance Part 2: Enabling TLS 1.2 and Identifying Clients Not Using It - Microsoft Tech Community",
      "Understanding email scenarios if TLS versions cannot be agreed on with Exchange Online - Microsoft Tech Community",
    ]);
    expect(new Set(article.references.map(({ retrieved }) => retrieved))).toEqual(new Set(["2021-03-11"]));
  });

  it("says who acts, what it is about and where it comes from", () => {
    expect(article.whoActs.roles).toEqual(written.whoActs.roles);
    expect(article.category).toBe(written.category);
    expect(written.appliesTo).toEqual(expect.arrayContaining(article.appliesTo));
    expect(article.provenance).toMatch(
      /ms\.lasthandoff 03\/11\/2021, locale zh-CN beside English, machine translated \(MT\), ms\.custom 9005383, ms\.custom 9275, ms\.locfileid 50726911/u,
    );
    expect(article.status).toBe("draft");
  });

  it("reports the four damaged Chinese values, each at its place, and nothing else", () => {
    expect(findingsOf(imported)).toEqual([
      '33:237 registry-text Registry value "DisabledByDefault"=dword：000000000: its colon is "：", not ":"; it has 9 digits, not 8.',
      '33:273 registry-text Registry value "Enabled"=dword：00000001: its colon is "：", not ":".',
      '33:408 registry-text Registry value "DisabledByDefault"=dword：0000000000: its colon is "：", not ":"; it has 10 digits, not 8.',
      '33:445 registry-text Registry value "Enabled"=dword：000000001: its colon is "：", not ":"; it has 9 digits, not 8.',
    ]);
    const lines = readFixture("founding-article.md").split("\n");
    for (const { line, column, message } of imported.problems) {
      const found = lines[line - 1]?.slice(column - 1) ?? "";
      expect(message.slice("Registry value ".length)).toContain(found.split(/[ *]/u)[0]);
    }
    expect(imported.problems[0]?.help).toBe(
      "The English text has dword:00000000, which was taken. Copy nothing from here.",
    );
  });

  it("is the same with CRLF line ends", () => {
    expect(importText(readFixture("founding-article.md").replaceAll("\n", "\r\n"), "founding-article.md")).toEqual(
      imported,
    );
  });
});
