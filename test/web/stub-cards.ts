/** A snippet with everything that a renderer is tempted to change. */
export const SNIPPET =
  'Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319]\n\t"_x_"="\\\\server\\share"  \n"a<b>&amp;"=dword:00000001';

/** The same with CR LF, as downloads have it. */
export const CRLF_SNIPPET = SNIPPET.replaceAll("\n", "\r\n");

/** A verbatim text of two lines, with a run of blanks. */
export const EVIDENCE =
  "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client\n  \\\\server\\share  *x* _x_ <patti@example.com>";

const STYLES = ["default", "emphasis", "accent", "good", "warning", "attention"] as const;

function toRun(text: string, more: object = {}): object {
  return { type: "TextRun", text, ...more };
}

function toHeading(text: string, more: object = {}): object {
  return { type: "TextBlock", text, wrap: true, style: "heading", ...more };
}

function toBlock(...inlines: object[]): object {
  return { type: "RichTextBlock", inlines };
}

function toCard(lang: string, body: readonly object[], actions: readonly object[] = []): object {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang,
    fallbackText: "fallback",
    speak: "speak",
    msteams: { width: "full" },
    body,
    actions,
  };
}

/** The card for `conversationUpdate`; it says which locale the page sent. */
export function toWelcomeCard(locale: string): object {
  return toCard(locale, [
    toHeading("Mailflow Medic", { size: "Large" }),
    toBlock(toRun(`Welcome in ${locale}. Paste a bounce, a queue error or lines of a protocol log.`)),
  ]);
}

/** A card shaped as a diagnosis, with one of everything. */
export function toDiagnosisCard(origin: string): object {
  const code = (codeSnippet: string): object => ({
    type: "CodeBlock",
    codeSnippet,
    language: "PowerShell",
    fallback: toBlock(toRun(codeSnippet, { fontType: "Monospace" })),
  });
  return toCard(
    "en",
    [
      toHeading("TLS 1.0 and 1.1 are switched off _here_", { size: "Large", weight: "Bolder" }),
      toBlock(
        toRun("Certain", { color: "Good", weight: "Bolder" }),
        toRun("  Exchange admin has to act", { isSubtle: true }),
      ),
      {
        type: "Container",
        style: "emphasis",
        items: [
          toHeading("Proof"),
          toBlock(toRun("line 8  ", { isSubtle: true }), toRun(EVIDENCE, { fontType: "Monospace" })),
        ],
      },
      ...STYLES.map((style) => ({
        type: "Container",
        style,
        items: [
          toBlock(
            toRun(`${style}: `),
            toRun("subtle ", { isSubtle: true }),
            ...["Accent", "Good", "Warning", "Attention"].map((color) => toRun(`${color} `, { color })),
          ),
        ],
      })),
      toHeading("Fix"),
      toBlock(
        toRun("1. Run this on every server. Read "),
        toRun("the article", { selectAction: { type: "Action.OpenUrl", url: "https://learn.microsoft.com/exchange" } }),
        toRun(" first."),
      ),
      code(SNIPPET),
      {
        type: "Container",
        id: "more",
        isVisible: false,
        items: [
          toBlock(toRun("Rollback of the change")),
          code(CRLF_SNIPPET),
          {
            type: "Input.Text",
            id: "forward",
            label: "Text to forward",
            isMultiline: true,
            value: "Hello,\nplease update the server.",
          },
        ],
      },
      {
        type: "ColumnSet",
        columns: [
          { type: "Column", width: "auto", items: [toBlock(toRun("Verified on", { isSubtle: true }))] },
          { type: "Column", width: "stretch", items: [toBlock(toRun("2026-03-02"))] },
        ],
      },
    ],
    [
      { type: "Action.ToggleVisibility", title: "Rollback", targetElements: ["more"] },
      { type: "Action.OpenUrl", title: "Download .reg", url: `${origin}/fixes/tls.reg` },
      { type: "Action.OpenUrl", title: "Bad link", url: "javascript:alert(1)" },
      {
        type: "Action.Submit",
        title: "Was not this",
        data: { verb: "not-this", article: "tls_1_0" },
        associatedInputs: "none",
      },
      { type: "Action.Execute", title: "Recheck", verb: "recheck", data: { article: "tls_1_0" } },
    ],
  );
}

/** The card that takes the place of another after `Action.Execute`. */
export function toReplacementCard(): object {
  return toCard("en", [toHeading("Rechecked")]);
}
