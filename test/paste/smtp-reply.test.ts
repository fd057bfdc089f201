import { readPaste } from "../../src/paste";

describe("the deciding reply", () => {
  it.each([
    ["a plain reply", "550 5.1.1 User unknown", 550, "5.1.1"],
    ["a hyphen", "421-4.4.2 connection dropped", 421, "4.4.2"],
    ["no space behind the status", "421 4.4.2Connection dropped due toSocketError", 421, "4.4.2"],
    ["an Exchange NDR", "#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##", 550, "5.1.1"],
    [
      "a wrapped Postfix notice",
      "<a@example.com>: host\n    mx.example.com[192.0.2.1] said: 550\n    5.4.1 Recipient address rejected",
      550,
      "5.4.1",
    ],
    [
      "a Postfix that was not let in",
      "host mx.example.com[192.0.2.1] refused to talk to me: 554 Your access has been rejected",
      554,
      undefined,
    ],
    ["qmail's status behind the words", "552 sorry, mailbox a@example.com is over quota (#5.1.1)", 552, "5.1.1"],
    [
      "a delivery report",
      "Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.2.0\nDiagnostic-Code: SMTP; 550 : User unknown",
      550,
      "5.2.0",
    ],
    ["full-width digits", "５５０ ５．１．１ User unknown", 550, "5.1.1"],
    ["a tuple of Python", "(550, b'5.7.64 TenantAttribution; Relay Access Denied')", 550, "5.7.64"],
    [
      "an inner reply of an expiry",
      "550 5.4.300 Message expired -> 421 4.4.2 Connection dropped due to SocketError",
      421,
      "4.4.2",
    ],
    [
      "three wrappers",
      "550 5.4.317 Message expired, cannot connect to remote server(450-4.4.317 Cannot connect to remote server [Message=550-5.7.0 Connection refused",
      550,
      "5.7.0",
    ],
    [
      "a queue's LastError",
      "LastError : [{LED=554 5.4.4 SMTPSEND.DNS.MxLoopback};{MSG=};{FQDN=mail.example.com};{IP=203.0.113.61}]",
      554,
      "5.4.4",
    ],
    [
      "a reply repeated on each line",
      "550-5.2.1 The user is receiving mail at a rate that 550-5.2.1 prevents additional messages",
      550,
      "5.2.1",
    ],
    [
      "a status alone",
      "5.7.321 starttls-not-supported: Destination mail server must support TLS",
      undefined,
      "5.7.321",
    ],
  ])("is read from %s", async (_, text, replyCode, enhancedCode) => {
    const { facts } = await readPaste(text);
    expect(facts.replies[0]).toMatchObject({ ...(replyCode === undefined ? {} : { replyCode }), enhancedCode });
  });

  it.each([
    ["an IP address", "connected to 4.4.2.1 and 192.0.2.25"],
    ["a measurement", "job 550 finished, 421 rows, 4.4.2 ms avg"],
    ["a recipe", "Pancakes: 250 g flour, 550 ml milk"],
    ["a socket error number", "Socket error code 10061"],
    [
      "a header of another hop",
      "Received: from a.example.com by b.example.com; Mon, 2 Mar 2026\nX-Status: 550 5.1.1 nothing\nMIME-Version: 1.0",
    ],
  ])("is not seen in %s", async (_, text) => {
    const { facts } = await readPaste(text);
    expect(facts.replies).toEqual([]);
  });

  it("has no status where the number goes on, as that of a telephone", async () => {
    const { facts } = await readPaste("please call back on 550-5.1.1-23");
    expect(facts.replies.flatMap(({ enhancedCode }) => enhancedCode ?? [])).toEqual([]);
  });

  it("keeps the words of a reply that repeats its codes in one piece", async () => {
    const { facts } = await readPaste(
      "returned '550-5.2.1 The user is receiving mail at a rate that 550-5.2.1 prevents additional messages'",
    );
    expect(facts.replies).toHaveLength(1);
    expect(facts.replies[0]?.text).toContain("at a rate that prevents additional messages");
  });

  it.each(["\n", "\r\n", "\r"])("names the line in the original text (line end %j)", async (end) => {
    const { facts } = await readPaste(["hello", "", "> 550 5.1.1 User unknown"].join(end));
    expect(facts.replies[0]?.line).toBe(3);
  });
});
