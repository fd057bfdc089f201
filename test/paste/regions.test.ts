import { readPaste } from "../../src/paste";

async function searched(text: string): Promise<string> {
  const { lines } = await readPaste(text);
  return lines.flatMap((line) => (line.region === "text" ? [line.text] : [])).join("\n");
}

describe("the subject of the mail that a report is about", () => {
  it.each([
    "Subject: Fix for 550 5.7.1 Unable to relay",
    "Betreff: Unzustellbar: 554 5.2.2 mailbox full",
    "Objet : 554 5.2.2 mailbox full",
    "主题：550 5.1.1 User unknown",
    "MessageSubject : 550 5.1.1 User unknown",
  ])("%s: says nothing of what the servers said", async (subject) => {
    const report = `${subject}\n\nFinal-Recipient: rfc822;b@example.com\nAction: delivered\nStatus: 2.1.5`;
    expect(await searched(report)).not.toContain(subject);
    expect(await searched(`EventId : SEND\nRecipientStatus : {250 2.1.5 Recipient OK}\n${subject}`)).not.toContain(
      subject,
    );
    expect(
      await searched(`${subject}\nYour message has been delivered to the following recipients:\nb@example.com`),
    ).not.toContain(subject);
  });

  it("alone may be all that somebody pastes", async () => {
    const subject = "Subject: Undeliverable: 550 5.1.1 User unknown";
    expect(await searched(`my mail came back\n${subject}`)).toContain(subject);
  });
});

describe("a message that waited", () => {
  const row = (id: string, to: string, rest: string): string =>
    `Nov  2 08:00:00 mx postfix/smtp[123]: ${id}: to=<${to}>, relay=mx.example.com[192.0.2.25]:25, ${rest}`;
  const waiting = row("4ABC1", "b@example.com", "dsn=4.2.2, status=deferred (host said: 452 4.2.2 over quota)");

  it("and was delivered in the end waits for nothing any more", async () => {
    const sent = row("4ABC1", "b@example.com", "dsn=2.0.0, status=sent (250 2.0.0 OK)");
    expect(await searched(`${waiting}\n${sent}`)).toBe(sent);
  });

  it.each([
    ["before", (sent: string) => `${sent}\n${waiting}`, "4ABC1", "b@example.com"],
    ["to another recipient", (sent: string) => `${waiting}\n${sent}`, "4ABC1", "c@example.com"],
    ["in another message", (sent: string) => `${waiting}\n${sent}`, "4ABC2", "b@example.com"],
  ])("still waits where one was delivered %s", async (_, order, id, to) => {
    expect(await searched(order(row(id, to, "dsn=2.0.0, status=sent (250 2.0.0 OK)")))).toContain(waiting);
  });
});
