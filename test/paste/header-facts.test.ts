import { readPaste } from "../../src/paste";

const HEADERS = [
  "Received: from a.contoso.com (192.0.2.1) by b.example.com with Microsoft SMTP Server",
  " (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20; Mon, 2 Mar 2026 08:11:00 +0000",
  "Received: from c.contoso.com by a.contoso.com; Mon, 2 Mar 2026 08:10:00 +0000",
  "Authentication-Results: spf=fail (sender IP is 192.0.2.1)",
  " smtp.mailfrom=contoso.com; dkim=none; dmarc=fail action=quarantine; compauth=fail reason=000",
  "X-Forefront-Antispam-Report: CIP:192.0.2.1;CTRY:;LANG:en;SCL:5;SRV:;SFV:SPM;CAT:PHSH;",
  "X-Microsoft-Antispam: BCL:6;",
  "MIME-Version: 1.0",
];

it("a pasted header block is read as verdicts and hops", async () => {
  const { facts, search } = await readPaste(HEADERS.join("\n"));
  expect(facts.headers?.verdicts).toEqual([
    { name: "SCL", value: "5" },
    { name: "SFV", value: "SPM" },
    { name: "CAT", value: "PHSH" },
    { name: "BCL", value: "6" },
    { name: "SPF", value: "fail" },
    { name: "DKIM", value: "none" },
    { name: "DMARC", value: "fail" },
    { name: "CompAuth", value: "fail" },
  ]);
  expect(facts.headers?.hops).toEqual([
    { from: "c.contoso.com", by: "a.contoso.com", tls: undefined },
    { from: "a.contoso.com", by: "b.example.com", tls: "1.2" },
  ]);
  expect(search.text).toBe("");
});

it("TLS versions of other hops say nothing about this failure", async () => {
  const { marks, facts } = await readPaste(`421 4.4.2 Connection dropped due to SocketError\n${HEADERS.join("\n")}`);
  expect(marks.has("tls12-negotiated")).toBe(false);
  expect(facts.tlsVersions).toEqual([]);
});

it.each([
  ["message trace: Defer, Reason: [{LED=450 4.4.312 DNS query failed}]", "Defer"],
  ["Status : Quarantined", "Quarantined"],
  ["Event: Failed", "Failed"],
])("the status of a message trace: %s", async (text, status) => {
  expect((await readPaste(text)).facts.traceStatus).toBe(status);
});

it.each(["the delivery failed", "Status: 5.1.1"])("no status of a message trace: %s", async (text) => {
  expect((await readPaste(text)).facts.traceStatus).toBeUndefined();
});

it("base64 that holds text is read", async () => {
  const body =
    "Diagnostic information for administrators:\r\nRemote Server returned '550 5.7.64 TenantAttribution; Relay Access Denied'";
  const base64 = Buffer.from(body)
    .toString("base64")
    .replaceAll(/(.{76})/gu, "$1\n");
  const { facts } = await readPaste(`Content-Transfer-Encoding: base64\n\n${base64}`);
  expect(facts.replies[0]).toMatchObject({ replyCode: 550, enhancedCode: "5.7.64" });
});

it("base64 that holds something else stays as it is", async () => {
  const base64 = Buffer.from(Uint8Array.from({ length: 200 }, (_, index) => (index * 37) % 256)).toString("base64");
  const { lines } = await readPaste(base64.replaceAll(/(.{76})/gu, "$1\n"));
  expect(lines[0]?.text).toBe(base64.slice(0, 76));
});

it("an address in brackets is no HTML", async () => {
  const { lines } = await readPaste(
    "MAIL FROM:<a@example.org>\n451 5.7.3 Must issue a STARTTLS command first\n<b@example.com>:",
  );
  expect(lines.map(({ text }) => text)).toEqual([
    "MAIL FROM:<a@example.org>",
    "451 5.7.3 Must issue a STARTTLS command first",
    "<b@example.com>:",
  ]);
});
