/** Where answers would be posted; these activities take theirs in the HTTP response. */
export const SERVICE_URL = "https://smba.example.com/emea/";
export const BOT_ID = "28:33333333-3333-3333-3333-333333333333";

/** A message of a personal chat as Teams sends it, answered in the HTTP response: the whole HTTP request. */
export function createMessageRequest(text: string, id: number, authorization?: string): Buffer {
  const activity = {
    type: "message",
    id: String(1_762_071_247_512 + id),
    timestamp: "2026-11-02T08:14:07.512Z",
    localTimestamp: "2026-11-02T09:14:07.512+01:00",
    channelId: "msteams",
    serviceUrl: SERVICE_URL,
    deliveryMode: "expectReplies",
    from: { id: "29:1user", name: "Adele Vance", aadObjectId: "11111111-1111-1111-1111-111111111111" },
    conversation: {
      conversationType: "personal",
      tenantId: "22222222-2222-2222-2222-222222222222",
      id: "a:1conversation",
    },
    recipient: { id: BOT_ID, name: "Mailflow Medic" },
    text,
    textFormat: "plain",
    locale: "en-GB",
    entities: [{ type: "clientInfo", locale: "en-GB", country: "GB", platform: "Windows", timezone: "Europe/London" }],
    channelData: { tenant: { id: "22222222-2222-2222-2222-222222222222" } },
  };
  const body = Buffer.from(JSON.stringify(activity));
  const head = [
    "POST /api/messages HTTP/1.1",
    "Host: 127.0.0.1",
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${body.byteLength}`,
    ...(authorization === undefined ? [] : [`Authorization: ${authorization}`]),
    "",
    "",
  ];
  return Buffer.concat([Buffer.from(head.join("\r\n")), body]);
}
