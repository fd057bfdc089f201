import fc from "fast-check";
import { toArticleText } from "../../../src/knowledge";
import { importArticle } from "../../../src/knowledge/import/import-article";
import { findingsOf, importFixture, importText, readFixture, registryOf, stepsOf } from "./import-fixture";

const phrasesOf = (imported: ReturnType<typeof importText>): unknown[] =>
  imported.article.signatures.map(({ all = [], any = [] }) =>
    [...all, ...any].flatMap((set): unknown[] => Object.values(set)),
  );
const examplesOf = ({ article }: ReturnType<typeof importText>): string[] =>
  article.examples.map(({ form, text }) => `${form}: ${text ?? ""}`).filter((line) => !line.includes("TODO"));
const toStepLines = (imported: ReturnType<typeof importText>): string[] =>
  stepsOf(imported).map((step) => `${step.kind}: ${step.text.en}`);

describe("an English article with headings", () => {
  const imported = importFixture("learn-english.md");

  it("is clean, and leaves the Chinese to write", () => {
    expect(imported.problems).toEqual([]);
    expect(imported.article.title).toEqual({
      en: "Mail to a partner stays in the queue because no TLS version is shared",
      "zh-CN": "TODO: the Chinese text: a title that a user understands",
    });
    expect(imported.article.id).toBe("mail-to-a-partner-stays-in-the-queue-because-no-tls-version-is-shared");
  });

  it("takes quotations with the words behind them, and symptoms in plain words as retellings", () => {
    expect(examplesOf(imported)).toEqual([
      "queue: 421 4.4.2 Connection dropped due to ConnectionReset",
      "sendLog: TLS negotiation failed with error AlgorithmMismatch",
    ]);
    expect(phrasesOf(imported)).toEqual([
      [421, "4.4.2", "Connection dropped due to ConnectionReset"],
      ["TLS negotiation failed with error AlgorithmMismatch"],
    ]);
    expect(imported.article.retellings).toEqual(["Users wait for answers that never come."]);
    expect(imported.article.causes[0]?.text.en).toBe("The server offers no TLS version that the partner accepts.");
  });

  it("takes the registry file from the code block, backslashes and hexadecimal numbers included", () => {
    expect(registryOf(imported)).toEqual([
      ".NETFramework\\v4.0.30319\\SystemDefaultTlsVersions=1",
      ".NETFramework\\v4.0.30319\\SchUseStrongCrypto=1",
      "Internet Settings\\WinHttp\\DefaultSecureProtocols=2560",
    ]);
  });

  it("orders the steps", () => {
    expect(toStepLines(imported)).toEqual([
      "update: Before that, install the latest Exchange updates.",
      "registry: Set these values on every server that sends mail.",
      "command: To see the next attempt, run this command:",
      "instruction: Edge servers need the values too.",
      "reboot: Restart the server afterwards.",
      "verify: TODO: how to check that the values are there and that mail flows",
      "rollback: TODO: how to go back if something else breaks",
    ]);
    expect(stepsOf(imported)[2]).toMatchObject({ command: { shell: "exchange", text: "Get-Queue | Retry-Queue" } });
  });

  it("resolves links within the site, and names the older page", () => {
    expect(imported.article.references).toEqual([
      {
        url: "https://learn.microsoft.com/exchange/mail-flow/queues/queue-viewer",
        title: "Queue Viewer",
        role: "guide",
        retrieved: "2025-02-05",
      },
      {
        url: "https://learn.microsoft.com/exchange/mail-flow/connectors/protocol-logging",
        title: "Protocol logging",
        role: "guide",
        retrieved: "2025-02-05",
      },
    ]);
    expect(imported.article.provenance).toBe(
      'Imported from "Messages to Fabrikam stay in the queue" (learn-english.md): ms.date 02/05/2025, ms.custom 4711, original KB number 1234567.',
    );
  });
});

describe("an article in German beside English", () => {
  const imported = importFixture("german-beside-english.md");

  it("gives its English alone and says so", () => {
    expect(imported.article.title).toEqual({
      en: "Mail to Contoso is refused",
      "zh-CN": "TODO: the Chinese text: a title that a user understands",
    });
    expect(examplesOf(imported)).toEqual([
      "ndr: 550 5.7.1 Session refused by policy",
      "receiveLog: 454 4.7.0 TLS not available at this time",
    ]);
    expect(JSON.stringify(imported.article)).not.toMatch(/Zugriff|Unzustellbarkeit|Empfangsconnector/u);
  });

  it("reports the translated key, the upper-case type and the foreign quotes, and takes the English values", () => {
    expect(findingsOf(imported)).toEqual([
      "7:1 language The texts in de-DE have no place in an article: English alone is taken, and the Chinese texts are left to write.",
      '20:26 registry-text The key HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1,2\\Klient is damaged: "TLS 1,2" is no protocol key of Schannel; "Klient" is neither Client nor Server.',
      '20:134 registry-text Registry value "DisabledByDefault" = DWORD: 00000000: its type is "DWORD", not dword; blanks stand around its colon; its key is damaged.',
      "20:172 registry-text Registry value „Enabled“=dword:00000001: its quotes are „ “, not straight ones; its key is damaged.",
    ]);
    expect(registryOf(imported)).toEqual(["TLS 1.2\\Client\\DisabledByDefault=0", "TLS 1.2\\Client\\Enabled=1"]);
  });
});

describe("an article in Chinese alone", () => {
  const imported = importFixture("chinese-only.md");

  it("keeps the Chinese, takes its id from the anchor, and leaves the English to write", () => {
    expect(imported.article.id).toBe("outgoing-mail-is-refused-by-a-partner");
    expect(imported.article.title).toEqual({
      en: "TODO: a title that a user understands",
      "zh-CN": "外发邮件被合作伙伴拒绝",
    });
    expect(examplesOf(imported)).toEqual(["ndr: 550 5.7.5 会话被拒绝", "sendLog: TLS 握手失败，出现错误 Timeout"]);
  });

  it("asks for the words that the server really sends", () => {
    const english = "TODO: the words of the reply that name this problem, as the server sends them, in English";
    expect(phrasesOf(imported)).toEqual([
      [550, "5.7.5", english, "会话被拒绝"],
      [english, "TLS 握手失败，出现错误 Timeout"],
    ]);
  });

  it("has no registry step, because no value of it can be read", () => {
    expect(stepsOf(imported).map(({ kind }) => kind)).toEqual([
      "update",
      "instruction",
      "reboot",
      "verify",
      "rollback",
    ]);
    expect(findingsOf(imported)).toHaveLength(3);
    expect(stepsOf(imported)[1]?.text.en).toContain("DisabledByDefault cannot be read there; Enabled cannot be read");
  });
});

describe("tables, code blocks, quotations", () => {
  it("reads a table that gives codes and words apart, the innermost reply first", () => {
    const imported = importFixture("table-of-errors.md");
    expect(examplesOf(imported)).toEqual([
      "ndr: 550 5.7.64 TenantAttribution; Relay Access Denied",
      'queue: 451 4.4.0 Primary target IP address responded with: "451 5.7.3 Cannot achieve Exchange Server authentication"',
      "receiveLog: 530 5.7.57 Client not authenticated to send mail",
    ]);
    expect(phrasesOf(imported)).toEqual([
      [550, "5.7.64", "TenantAttribution"],
      [451, "5.7.3", "Cannot achieve Exchange Server authentication"],
      [530, "5.7.57", "Client not authenticated to send mail"],
    ]);
    expect(findingsOf(imported)).toEqual([
      "22:25 link The link set-up-connectors.md leads to a file beside this one, or nowhere.",
    ]);
    expect(toStepLines(imported)).toEqual([
      "instruction: Look up the address the application sends from.",
      'command: Run `Get-InboundConnector -Identity "Relay"` in Exchange Online PowerShell.',
      "verify: Verify that the address is listed.",
    ]);
  });

  it("takes a quoted bounce and log lines whole, and makes a fix of each heading of the solution", () => {
    const imported = importFixture("fenced-texts.md");
    expect(imported.problems).toEqual([]);
    expect(imported.article.examples.map(({ form }) => form)).toEqual(["ndr", "sendLog", "queue"]);
    expect(imported.article.examples[0]?.text).toBe(
      [
        "Delivery has failed to these recipients or groups:",
        "Sales (sales@contoso.com)",
        "Diagnostic information for administrators:",
        "Generating server: ex01.contoso.com",
        "Remote Server returned '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed'",
      ].join("\n"),
    );
    expect(phrasesOf(imported)).toEqual([[550, "5.7.133", "RESOLVER.RST.SenderNotAuthenticatedForGroup"]]);
    expect(imported.article.summary.en).toBe("External senders get a bounce from a group. It is not temporary.");
    expect(imported.article.whoActs.roles).toEqual(["sender"]);
    expect(imported.article.fixes.map(({ title, steps }) => [title.en, steps.map(({ kind }) => kind)])).toEqual([
      ["For one group", ["instruction"]],
      ["For all groups", ["command"]],
    ]);
  });
});

describe("front matter", () => {
  it("may be missing: today counts, and the findings say what is unknown", () => {
    const imported = importFixture("no-front-matter.md");
    expect(findingsOf(imported)).toEqual([
      "1:1 front-matter There is no front matter: date, language and origin are unknown.",
    ]);
    expect(imported.article.verifiedOn).toBe("2026-11-24");
    expect(phrasesOf(imported)).toEqual([[554, "5.4.14", "Hop count exceeded - possible mail loop"]]);
    expect(examplesOf(imported)).toEqual(["ndr: 554 5.4.14 Hop count exceeded - possible mail loop"]);
  });

  it("may be broken: it is told at its place, and what stands on a line of its own is read", () => {
    const imported = importFixture("broken-front-matter.md");
    expect(findingsOf(imported)).toEqual([
      "2:8 front-matter The front matter is not valid YAML: Nested mappings are not allowed in compact mappings",
    ]);
    expect(imported.article.verifiedOn).toBe("2021-07-27");
    expect(phrasesOf(imported)).toEqual([[451, "4.7.0", "Temporary server error"]]);
  });

  it.each([
    [
      "never closed",
      "---\ntitle: Mail\nms.date: 01/02/2025\n\n# Mail loops\n\nBounce: '554 5.4.14 Hop count exceeded'\n",
      "1:1 front-matter",
    ],
    [
      "a sentence",
      "---\nnothing but words\n---\n# Mail loops\n\nBounce: '554 5.4.14 Hop count exceeded'\n",
      "2:1 front-matter",
    ],
    [
      "a date that is none",
      "---\ntitle: Mail\nms.date: 02/30/2025\n---\n# Mail loops\n\nBounce: '554 5.4.14 Hop count exceeded'\n",
      "3:1 date",
    ],
    [
      "a date to come",
      "---\nms.date: 2030-01-01\n---\n# Mail loops\n\nBounce: '554 5.4.14 Hop count exceeded'\n",
      "2:1 date",
    ],
  ])("%s is told", (_, text, finding) => {
    const imported = importText(text);
    expect(findingsOf(imported).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([finding]);
    expect(phrasesOf(imported)).toEqual([[554, "5.4.14", "Hop count exceeded"]]);
  });
});

describe("a file that is no article", () => {
  it.each([
    ["empty", "", "empty"],
    ["blank", " \r\n\n", "empty"],
    ["about something else", readFixture("shopping-list.md"), "no-article"],
    ["only front matter", "---\ntitle: Mail\nms.date: 01/02/2025\n---\n", "no-article"],
  ])("%s is refused with its reason", (_, text, rule) => {
    const result = importArticle(text, { file: "a.md", today: "2026-11-24" });
    expect(result.kind).toBe("unusable");
    expect(result.problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  it("becomes a draft where it at least speaks of mail, and says that it has no symptoms", () => {
    const imported = importText(
      "---\nms.date: 01/02/2025\n---\n# How mail flows\n\nMail flows from server to server.\n",
    );
    expect(findingsOf(imported)).toEqual(["4:3 symptoms No reply, log text or error message was found."]);
  });
});

it("takes no command, no label and no web status for a reply", () => {
  const imported = importText(
    [
      "---",
      "ms.date: 01/02/2025",
      "---",
      "# Error 404 when the mail portal is opened",
      "",
      "The user's mail isn't shown. Don't panic, it's the user's browser that can't show it.",
      "",
      '- Run `Get-Mailbox -Identity "error user"`.',
      "- Select **No error log**, and then **Disabled**.",
    ].join("\n"),
  );
  expect(imported.article.signatures[0]?.all).toEqual([{ phrase: expect.stringContaining("TODO") as string }]);
});

it("makes a valid draft, or none, of whatever it is given", () => {
  const pieces = fc.constantFrom(
    "# Mail fails",
    "## Symptoms",
    "## Resolution",
    "- '421 4.4.2 Connection dropped'",
    "| Code | Text |\n|---|---|\n| 550 5.1.1 | User unknown |",
    "> 550 5.7.1 Unable to relay",
    '```\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\n"B"=dword:00000001\n```',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\A] "B"=dword：000000001',
    "<table><tr><td>451 4.7.0 Temporary server error</td></tr></table>",
    "[link](https://learn.microsoft.com/exchange) [other](../a.md) [third](https://)",
    '<span data-ttu-id="1">重新启动服务器。</span><span class="sxs-lookup"><span data-stu-id="1">Restart the server.</span></span>',
    "<span><b>**",
    "Restart the server. Install the latest updates.",
    "1. **Bold**: text\n\n    more",
  );
  const text = fc
    .tuple(
      fc.constantFrom("", "---\ntitle: Mail\nms.contentlocale: zh-CN\n---\n", "---\n"),
      fc.array(fc.oneof(pieces, fc.string())),
    )
    .map(([matter, parts]) => `${matter}${parts.join("\n\n")}`);
  fc.assert(
    fc.property(text, (markdown) => {
      const result = importArticle(markdown, { file: "a.md", today: "2026-11-24" });
      if (result.kind === "imported") toArticleText(result.article);
      else expect(result.problems.length).toBeGreaterThan(0);
      for (const { line, column } of result.problems) {
        expect(markdown.split("\n")[line - 1]?.length ?? -1).toBeGreaterThanOrEqual(column - 1);
      }
    }),
    { numRuns: 300 },
  );
});
