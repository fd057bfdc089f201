const HEAD = [
  "#Software: Microsoft Exchange Server",
  "#Version: 15.0.0.0",
  "#Log-type: SMTP Send Protocol Log",
  "#Date: 2026-11-02T00:00:00.000Z",
  "#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context",
];

/** A send-connector log of about so many bytes, its sessions all well but one in the middle, which fails in STARTTLS. */
export function createProtocolLog(bytes: number): Buffer {
  const lines = [...HEAD];
  let size = lines.join("\r\n").length;
  let hasFailed = false;
  for (let session = 0; size < bytes; session += 1) {
    const isFailure: boolean = !hasFailed && size > bytes / 2;
    hasFailed ||= isFailure;
    for (const line of toSession(session, isFailure)) {
      lines.push(line);
      size += line.length + 2;
    }
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}

function toSession(session: number, isFailure: boolean): string[] {
  const id = `08DE${String(session).padStart(12, "0")}`;
  const outcome: readonly (readonly [string, string, string])[] = isFailure
    ? [["*", "", "TLS negotiation failed with error SocketError"]]
    : [
        [
          "*",
          "",
          "TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded using bulk encryption algorithm CALG_AES_256 with strength 256 bits",
        ],
        [">", "MAIL FROM:<adele@contoso.com> SIZE=4000", ""],
        ["<", "250 2.1.0 Sender OK", ""],
      ];
  const events: readonly (readonly [string, string, string])[] = [
    ["*", "", "attempting to connect"],
    ["+", "", ""],
    ["<", "220 mail.example.com Microsoft ESMTP MAIL Service ready", ""],
    [">", "EHLO ex01.contoso.com", ""],
    ["<", "250  mail.example.com Hello [192.0.2.10] SIZE 157286400 PIPELINING DSN STARTTLS 8BITMIME", ""],
    [">", "STARTTLS", ""],
    ["<", "220 2.0.0 SMTP server ready", ""],
    ...outcome,
    ["-", "", "Local"],
  ];
  return events.map(
    ([event, data, context], number) =>
      `2026-11-02T08:00:00.000Z,Outbound to Office 365,${id},${number},192.0.2.10:1234,203.0.113.5:25,${event},${data},${context}`,
  );
}
