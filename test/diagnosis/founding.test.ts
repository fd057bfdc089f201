import { FOUNDING_TEXTS, inNdr } from "../founding";
import { resultFor } from "../knowledge-base";

const FOUNDING = "tls-1-0-1-1-disabled";

describe.each(FOUNDING_TEXTS)("the founding text of the %s", (_, text) => {
  it.each([
    ["alone", text],
    ["inside a 40-line NDR", inNdr(text)],
    ["quoted twice", `> > ${text}`],
    ["as Teams sends it", `<div><p>${text.replaceAll(" ", "&nbsp;")}</p></div>`],
    ["in capitals", text.toUpperCase()],
    ["without line breaks", inNdr(text).replaceAll("\n", " ")],
  ])("leads to the founding article, with its line: %s", async (_form, paste) => {
    const { kind, problems } = await resultFor(paste);
    expect(["identified", "ambiguous"]).toContain(kind);
    expect(problems[0]?.id).toBe(FOUNDING);
    expect(problems[0]?.evidence[0]?.text.toLowerCase()).toMatch(/socketerror|starttls/u);
  });
});

it.each([
  ["a greeting", "hello"],
  ["a recipe", "Pancakes: 250 g flour, 550 ml milk, 2 eggs, a pinch of salt. Rest for 20 minutes, bake thin."],
  ["an empty message", ""],
  ["blanks", "  \n \u200B "],
  ["300 emoji", "🙈".repeat(300)],
  ["a question about TLS", "was ist eigentlich TLS 1.2?"],
  ["numbers of another trade", "[2026-03-02 09:00:01] INFO  job 550 finished, 421 rows, 4.4.2 ms avg"],
  ["an FTP server", "ftp> put report.pdf\n550 Permission denied."],
])("%s gives no diagnosis", async (_, text) => {
  const { kind, problems } = await resultFor(text);
  expect(["unknown", "unusable"]).toContain(kind);
  expect(problems).toEqual([]);
});

describe("what speaks against the version", () => {
  it.each([
    [
      "TLS 1.2 was negotiated",
      "2026-03-02T08:11:00.100Z,To O365,08DE7A01B2C30003,6,192.0.2.12:31244,203.0.113.36:25,*,,TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded\n421 4.4.2 Connection dropped due to SocketError",
    ],
    [
      "TLS 1.2 was negotiated, columns cut off",
      "TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded using bulk encryption\nTLS negotiation failed with error SocketError",
    ],
    [
      "STARTTLS was never offered",
      "EHLO ex01.contoso.com\n250-mx.example.com Hello\n250-SIZE 37748736\n250 8BITMIME\n451 5.7.3 Must issue a STARTTLS command first",
    ],
    ["the banner was masked", "220 ****************************\n451 5.7.3 Must issue a STARTTLS command first"],
    [
      "Gmail at the other end",
      "550 5.4.300 Message expired -> 421 4.4.2 Connection dropped due to SocketError, remote server gmail-smtp-in.l.google.com",
    ],
    ["a device submits", "scanner to smtp.office365.com port 587: 451 5.7.3 Must issue a STARTTLS command first"],
    ["another error word", "TLS negotiation failed with error NoCredentials"],
    ["a reply of Gmail's", "530 5.7.0 Must issue a STARTTLS command first"],
    ["a retry that works", "421 4.4.2 Connection dropped due to SocketError, manual retry works"],
  ])("%s: the registry fix is not the answer", async (_, text) => {
    const { problems } = await resultFor(text);
    expect(problems[0]?.id).not.toBe(FOUNDING);
  });
});
