/** An NDR of the founding error, about 1 KB of it before the headers of its hops fill it up. */
const NDR = [
  "Delivery has failed to these recipients or groups:",
  "",
  "adele@example.com",
  "The server has tried to deliver this message, without success, and has stopped trying. Please try sending this message again.",
  "",
  "Diagnostic information for administrators:",
  "",
  "Generating server: ex01.contoso.com",
  "",
  "adele@example.com",
  "Remote Server returned '550 4.4.7 QUEUE.Expired; message expired'",
  "421 4.4.2 Connection dropped due to SocketError",
  "",
  "Original message headers:",
  "",
];

const HOPS = 3;

/**
 * An NDR of exactly so many letters: its message and headers make 1 KB, and what is longer has the connector's log pasted
 * below, which is text to search in, as headers are not. `variant` changes hosts and ids, as no two NDRs are the same.
 */
export function createNdr(length: number, variant = 0): string {
  const hops = Array.from(
    { length: HOPS },
    (_, hop) =>
      `Received: from mx${hop}.contoso.com (192.0.2.${(hop + variant) % 250}) by hub${variant}.contoso.com (198.51.100.${hop}) ` +
      `with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.1.2507.${variant}; Mon, 2 Nov 2026 08:14:0${hop} +0100`,
  );
  const message = [...NDR, ...hops].join("\n");
  if (message.length >= length) return message.slice(0, length);
  return `${message}\n\nAnd this is the log of the send connector:\n\n${createLog(length, variant * 1000)}`.slice(
    0,
    length,
  );
}

/**
 * Send-connector protocol log lines of at least so many letters: sessions that end well, and one in the
 * middle that does not.
 */
export function createLog(length: number, firstSession = 0): string {
  const lines = ["#Software: Microsoft Exchange Server", "#Version: 15.0.0.0", "#Log-type: SMTP Send Protocol Log"];
  let size = lines.join("\n").length;
  let hasFailed = false;
  for (let session = firstSession; size < length; session += 1) {
    const fails: boolean = !hasFailed && size > length / 2;
    hasFailed ||= fails;
    for (const line of toSession(session, fails)) {
      lines.push(line);
      size += line.length + 1;
    }
  }
  return lines.join("\n");
}

function toSession(session: number, fails: boolean): string[] {
  const id = `08DE${String(session).padStart(12, "0")}`;
  const events = [
    "*,,attempting to connect",
    "+,,",
    "<,220 mx.example.com Microsoft ESMTP MAIL Service ready,",
    `>,EHLO ex${session % 7}.contoso.com,`,
    "<,250 mx.example.com Hello [192.0.2.10] SIZE 157286400 PIPELINING DSN ENHANCEDSTATUSCODES STARTTLS 8BITMIME,",
    ">,STARTTLS,",
    "<,220 2.0.0 SMTP server ready,",
    ...(fails
      ? ["*,,TLS negotiation failed with error SocketError"]
      : [
          "*,,TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded with strength 256 bits",
          `>,MAIL FROM:<sender${session}@contoso.com> SIZE=4000,`,
          "<,250 2.1.0 Sender OK,",
          `<,250 2.6.0 <${session}@contoso.com> Queued mail for delivery,`,
        ]),
    ">,QUIT,",
  ];
  return events.map(
    (event, row) =>
      `2026-11-02T08:14:07.${String(session % 1000).padStart(3, "0")}Z,Outbound,${id},${row},192.0.2.10:52000,198.51.100.25:25,${event}`,
  );
}

/** Lines of plain office talk, which no article knows: what is wrong in them must come from what is put in. */
export function createTalk(length: number): string {
  const topics = ["the invoice", "our meeting", "a new printer", "the summer party", "the parking space", "lunch"];
  const lines: string[] = [];
  for (let row = 0, size = 0; size < length; row += 1) {
    const line = `Row ${row}: please tell everybody about ${topics[row % topics.length] ?? ""} and answer by day ${row % 28}.`;
    lines.push(line);
    size += line.length + 1;
  }
  return lines.join("\n").slice(0, length);
}
