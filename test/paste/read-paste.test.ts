import fc from "fast-check";
import { readPaste } from "../../src/paste";

const LOG = [
  "2026-03-02T08:11:00.100Z,To O365,08DE7A01B2C30003,0,192.0.2.12:31244,203.0.113.36:25,+,,",
  '2026-03-02T08:11:00.110Z,To O365,08DE7A01B2C30003,1,192.0.2.12:31244,203.0.113.36:25,<,"220 mx.example.com ready, hello",',
  "2026-03-02T08:11:00.120Z,To O365,08DE7A01B2C30003,2,192.0.2.12:31244,203.0.113.36:25,>,EHLO ex01.contoso.com,",
  "2026-03-02T08:11:00.130Z,To O365,08DE7A01B2C30003,3,192.0.2.12:31244,203.0.113.36:25,<,250  mx.example.com Hello [192.0.2.12] SIZE 157286400 PIPELINING STARTTLS 8BITMIME,",
  "2026-03-02T08:11:00.140Z,To O365,08DE7A01B2C30003,4,192.0.2.12:31244,203.0.113.36:25,>,STARTTLS,",
  "2026-03-02T08:11:00.150Z,To O365,08DE7A01B2C30003,5,192.0.2.12:31244,203.0.113.36:25,<,220 2.0.0 SMTP server ready,",
  "2026-03-02T08:11:00.160Z,To O365,08DE7A01B2C30003,6,192.0.2.12:31244,203.0.113.36:25,*,,TLS negotiation failed with error SocketError",
];

describe("a send connector's protocol log", () => {
  it("tells its direction and what happened to STARTTLS", async () => {
    const { sources, marks } = await readPaste(LOG.join("\r\n"));
    expect([...sources]).toContain("sendLog");
    expect([...marks.keys()]).toEqual(
      expect.arrayContaining(["ehlo-with-starttls", "starttls-sent", "starttls-accepted", "tls-handshake-failed"]),
    );
    expect(marks.get("starttls-accepted")?.line).toBe(6);
  });

  it("is the same where Teams lost the line breaks", async () => {
    const { marks } = await readPaste(LOG.join(" "));
    expect([...marks.keys()]).toEqual(expect.arrayContaining(["starttls-accepted", "tls-handshake-failed"]));
  });

  it("is the same in UTF-16 with a byte order mark", async () => {
    const { sources } = await readPaste(new Uint8Array(Buffer.from(`\uFEFF${LOG.join("\r\n")}`, "utf16le")));
    expect([...sources]).toContain("sendLog");
  });

  it("shows the negotiated version", async () => {
    const { facts, marks } = await readPaste(
      `${LOG.slice(0, 6).join("\n")}\n${LOG[6]?.replace("TLS negotiation failed with error SocketError", "TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded using bulk encryption algorithm CALG_AES_256")}`,
    );
    expect(facts.tlsVersions).toEqual(["1.2"]);
    expect(marks.has("tls12-negotiated")).toBe(true);
  });
});

describe("an EHLO reply", () => {
  it.each([
    ["complete, with STARTTLS", "250-mx Hello\n250-STARTTLS\n250 8BITMIME", ["ehlo-with-starttls"]],
    ["complete, without", "250-mx Hello\n250-SIZE 1\n250 8BITMIME", ["ehlo-without-starttls"]],
    [
      "masked by a firewall",
      "220 ******************\n250-mx Hello\n250-XXXXXXXA\n250 8BITMIME",
      ["ehlo-masked", "ehlo-without-starttls"],
    ],
    ["cut off before its end", "250-mx Hello\n250-SIZE 1\n250-8BITMIME", []],
    ["no EHLO reply at all", "250 2.1.5 Recipient OK", []],
  ])("%s", async (_, text, expected) => {
    const { marks } = await readPaste(text);
    expect([...marks.keys()].filter((mark) => mark.startsWith("ehlo")).sort()).toEqual(expected);
  });
});

describe("hostile and odd input", () => {
  it("never makes the reader throw", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ maxLength: 2_000, unit: "binary" }), fc.uint8Array({ maxLength: 2_000 })),
        async (input) => {
          const paste = await readPaste(input);
          expect(paste.lines).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ["nothing but codes", "550 5.1.1 ".repeat(30_000)],
    ["nothing but statuses", "5.1.1 ".repeat(50_000)],
    ["nothing but quote marks", ">".repeat(300_000)],
    ["soft breaks", "a=\n".repeat(100_000)],
    ["open tags", "<div>".repeat(60_000)],
    ["one long line of digits", "5".repeat(300_000)],
    ["commas", ",".repeat(300_000)],
    ["blank lines", "\n".repeat(300_000)],
    ["a header block without end", "X-A: b\n".repeat(50_000)],
    ["hosts", "a.b.c.d.e.f.g.h.i.j.".repeat(15_000)],
  ])("is read in bounded time: %s", async (_, text) => {
    const begin = process.hrtime.bigint();
    await readPaste(text);
    expect(Number(process.hrtime.bigint() - begin) / 1e6).toBeLessThan(3_000);
  });
});

describe("the same failure in another wrapping", () => {
  const text = "Remote Server returned '550 5.7.64 TenantAttribution; Relay Access Denied'";
  const wrap = (width: number): string => text.replace(new RegExp(`(.{${width}})`, "gu"), "$1\n");

  it.each([
    ["quoted", `> ${text}`],
    ["wrapped inside words", wrap(23)],
    ["HTML", `<p>${text.replaceAll(" ", "&nbsp;").replaceAll("'", "&#39;")}</p>`],
    ["smart quotes", text.replaceAll("'", "’")],
    ["zero-width characters", text.split("").join("\u200B")],
    ["quoted-printable", text.replace("Tenant", "Ten=\nant").replace("; ", ";=20")],
  ])("reads as the same words: %s", async (_, wrapped) => {
    const plain = await readPaste(text);
    const other = await readPaste(wrapped);
    expect(other.search.text).toContain("5505764tenantattributionrelayaccessdenied");
    expect(plain.search.text).toContain("5505764tenantattributionrelayaccessdenied");
  });
});
