import { readPaste } from "../../src/paste";
import { resultFor } from "../knowledge-base";
import { buildMsg } from "./build-msg";

const REPORT = [
  "From: postmaster@contoso.com",
  "To: megan@contoso.com",
  "Subject: Undeliverable: offer",
  "MIME-Version: 1.0",
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
  "Received: from ex01.contoso.com by ex01.contoso.com (version=TLS1_2); Mon, 2 Mar 2026 08:11:00 +0000",
  "",
  "--b1",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "Delivery has failed to these recipients or groups:=20",
  "adele@example.com",
  "",
  "--b1",
  "Content-Type: message/delivery-status",
  "",
  "Reporting-MTA: dns; ex01.contoso.com",
  "",
  "Final-Recipient: rfc822; adele@example.com",
  "Action: failed",
  "Status: 5.7.321",
  "Remote-MTA: dns; mx.example.com",
  "Diagnostic-Code: smtp; 550 5.7.321 starttls-not-supported: Destination mail server must support TLS to receive mail.",
  "",
  "--b1",
  "Content-Type: message/rfc822",
  "",
  "From: megan@contoso.com",
  "To: adele@example.com",
  "Subject: 421 4.4.2 Connection dropped due to SocketError is not what happened",
  "",
  "550 5.1.1 in the message that came back proves nothing",
  "--b1--",
];

it.each(["\n", "\r\n"])("a mail's source gives the facts of its report (line end %j)", async (end) => {
  const { facts } = await readPaste(REPORT.join(end));
  expect(facts).toMatchObject({
    recipients: ["adele@example.com"],
    reportingServer: "ex01.contoso.com",
    remoteServer: "mx.example.com",
  });
  expect(facts.replies[0]).toMatchObject({ replyCode: 550, enhancedCode: "5.7.321", line: 24 });
});

it("the message that came back never matches", async () => {
  const { problems } = await resultFor(REPORT.join("\n"));
  expect(problems.map(({ id }) => id)).toEqual(["dane-starttls-not-supported"]);
});

it("a report that was forwarded as an attachment is read", async () => {
  const forwarded = [
    "From: megan@contoso.com",
    "To: help@contoso.com",
    "Subject: please help",
    "Message-ID: <1@contoso.com>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="a1"',
    "",
    "--a1",
    "Content-Type: text/plain",
    "",
    "what is this?",
    "--a1",
    "Content-Type: message/rfc822",
    "",
    ...REPORT,
    "--a1--",
  ];
  const { problems } = await resultFor(forwarded.join("\n"));
  expect(problems[0]?.id).toBe("dane-starttls-not-supported");
});

it("an Outlook message file is read", async () => {
  const bytes = buildMsg({
    subject: "Undeliverable: offer",
    body: "Remote Server returned '550 5.7.321 starttls-not-supported'",
  });
  const { facts } = await readPaste(bytes);
  expect(facts.replies[0]).toMatchObject({ replyCode: 550, enhancedCode: "5.7.321" });
});

it.each([
  ["cut in the middle", (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)],
  [
    "with damaged sectors",
    (bytes: Uint8Array) => bytes.map((byte, index) => (index > 600 && index % 3 === 0 ? 0xff : byte)),
  ],
  ["nothing but its first bytes", (bytes: Uint8Array) => bytes.subarray(0, 8)],
])("an Outlook message file %s does no harm", async (_, damage) => {
  const { lines } = await readPaste(damage(buildMsg({ subject: "a", body: "b".repeat(5_000) })));
  expect(lines).toBeDefined();
});
