import fc from "fast-check";
import { findSameRows, joinLogRows } from "../../src/paste/log-rows";
import { PASTE_LIMITS } from "../../src/paste/limits";
import { readPaste } from "../../src/paste";

const ROWS = [
  "2026-03-02T08:11:00.100Z,Outbound to Office 365,08DE7A01B2C30442,0,,203.0.113.36:25,*,,attempting to connect",
  "2026-03-02T08:11:00.200Z,Outbound to Office 365,08DE7A01B2C30442,1,198.51.100.10:41022,203.0.113.36:25,>,EHLO mail.contoso.com,",
  "2026-03-02T08:11:00.300Z,Outbound to Office 365,08DE7A01B2C30442,2,198.51.100.10:41022,203.0.113.36:25,-,,Remote",
];
const toLines = (text: string) => text.split("\n").map((line, index) => ({ number: index + 1, text: line }));

it.each([
  ["folded behind a space", ROWS.map((row) => row.replace(" to ", "\nto ")).join("\n"), ROWS],
  [
    "folded in the last column",
    (ROWS[0] ?? "").replace("Outbound to Office 365", "Internet").replace("attempting ", "attempting\n"),
    [(ROWS[0] ?? "").replace("Outbound to Office 365", "Internet")],
  ],
  ["folded twice", ROWS.map((row) => row.replace(" to ", "\nto ").replace(" 365", "\n365")).join("\n"), ROWS],
  ["not folded", ROWS.join("\n"), ROWS],
  [
    "rows that were cut off stay as they are",
    "2026-03-02T08:11:00.100Z,Outbound\n\nnext",
    ["2026-03-02T08:11:00.100Z,Outbound", "", "next"],
  ],
  [
    "a cut row before a whole one",
    `2026-03-02T08:11:00.100Z,a,b\n${ROWS[0] ?? ""}`,
    ["2026-03-02T08:11:00.100Z,a,b", ROWS[0]],
  ],
  ["prose behind a row without information", `${ROWS[1] ?? ""}\nour partner says`, [ROWS[1], "our partner says"]],
  ["prose behind a whole row", `${ROWS[2] ?? ""}\nour partner says`, [ROWS[2], "our partner says"]],
  ["text without rows", "a\nb", ["a", "b"]],
])("puts rows together: %s", (_, text, expected) => {
  expect(joinLogRows(toLines(text)).map((line) => line.text)).toEqual(expected);
});

it("keeps the number of a row's first line", () => {
  expect(
    joinLogRows(toLines(`x\n${(ROWS[0] ?? "").replace(" to ", "\nto ")}\nThen`)).map(({ number }) => number),
  ).toEqual([1, 2, 4]);
});

it("reads what a session shows although its rows are folded", async () => {
  const { marks } = await readPaste(
    `${(ROWS[0] ?? "").replace(" to ", "\nto ")}\n${(ROWS[2] ?? "").replace(" to ", "\nto ")}`,
  );
  expect([...marks.keys()]).toContain("no-banner");
});

it("a session in which anything was said had a banner, also where that row is not shown", async () => {
  const row = (sequence: number, rest: string): string =>
    `2026-11-02T08:00:0${sequence}.000Z,Out,08DE000000000001,${sequence},192.0.2.10:52000,198.51.100.25:25,${rest}`;
  const { marks } = await readPaste(
    [
      row(1, "+,,"),
      row(7, ">,MAIL FROM:<a@contoso.com>,"),
      row(8, "<,421 4.4.2 timeout exceeded,"),
      row(9, "-,,Remote"),
    ].join("\n"),
  );
  expect(marks.has("no-banner")).toBe(false);
});

describe("rows that say the same", () => {
  const ROW =
    "2026-03-02T08:11:00.100Z,Outbound,08DE7A01B2C30442,4,198.51.100.10:41022,203.0.113.36:25,<,250 2.1.0 OK,";
  const firstsOf = (...lines: readonly string[]) => [...findSameRows(joinLogRows(toLines(lines.join("\n"))))];

  it.each([
    ["time", ROW.replace("08:11:00.100", "09:00:59.999")],
    ["session", ROW.replace("0442", "0443")],
    ["sequence", ROW.replace(",4,", ",12,")],
    ["the local port, handed out", ROW.replace("41022", "52001")],
  ])("differ in nothing but %s", (_, row) => {
    expect(firstsOf(ROW, "in between", row)).toEqual([0, -1, 0]);
  });

  it.each([
    ["data", ROW.replace("OK", "Accepted")],
    ["event", ROW.replace("<", ">")],
    ["connector", ROW.replace("Outbound", "Outbound to partner")],
    ["local address", ROW.replace("198.51.100.10", "198.51.100.11")],
    ["remote address", ROW.replace("203.0.113.36", "203.0.113.3")],
    ["a service's port", ROW.replace(":25,", ":587,")],
    ["a handed-out port where there was a service's", ROW.replace(":41022", ":25")],
    ["context", `${ROW}Local`],
  ])("are not those that differ in %s", (_, row) => {
    expect(firstsOf(ROW, row)).toEqual([0, 1]);
  });

  it.each([
    ["cut off at its beginning", ROW.slice(60)],
    ["cut off before its event", ROW.slice(0, 88)],
    ["of another form", "2026-03-02T08:11:00.100Z,a,b,c,d,e,f,g"],
  ])("are whole rows: one that is %s is none", (_, row) => {
    expect(firstsOf(row, row)).toEqual([-1, -1]);
  });

  it("are found however many places say it", () => {
    const at = (place: number) => ROW.replace("203.0.113.36", `203.0.113.${place}`);
    const places = Array.from({ length: 30 }, (_, place) => at(place));
    const firsts = firstsOf(...places, at(0));
    expect(firsts.slice(0, 30)).toEqual(places.map((_, index) => index));
    expect(firsts.at(-1)).toBe(0);
  });

  const DATA = fc.constantFrom(
    "<,220 mx.example.com ESMTP ready,",
    ">,EHLO ex01.contoso.com,",
    "<,250-mx.example.com Hello,",
    "<,250-STARTTLS,",
    "<,250 SIZE 37748736,",
    ">,STARTTLS,",
    "<,220 2.0.0 SMTP server ready,",
    "*,,TLS negotiation failed with error SocketError",
    "*,,TLS protocol SP_PROT_TLS1_2_CLIENT negotiation succeeded using bulk encryption algorithm",
    "<,451 4.7.0 Temporary server error. Please try again later,",
    "<,550 5.7.1 Unable to relay,",
    '<,"250 2.6.0 <a@example.com>, queued",',
  );
  const toSession = (data: readonly string[], number: number): string[] =>
    ["*,,attempting to connect", "+,,", ...data, "-,,Remote"].map(
      (columns, row) =>
        `2026-03-02T08:11:${String(10 + (number % 50))}.${String(100 + row)}Z,Outbound,08DE7A01B2C3${String(1000 + number)},${row},198.51.100.10:${40_000 + number},203.0.113.36:25,${columns}`,
    );

  it("add nothing to what is read", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(DATA, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("", "Mail to our partner fails since Monday."),
        async (sessions, times, prose) => {
          const once = sessions.flatMap(toSession);
          const again = Array.from({ length: times }, (_, time) =>
            sessions.flatMap((data, number) => toSession(data, (time + 1) * sessions.length + number)),
          ).flat();
          const [short, long] = [
            await readPaste([prose, ...once].join("\n")),
            await readPaste([prose, ...once, ...again].join("\n")),
          ];
          expect({ ...long.facts, replies: long.facts.replies.map(withoutPlace) }).toEqual({
            ...short.facts,
            replies: short.facts.replies.map(withoutPlace),
          });
          expect([...long.marks]).toEqual([...short.marks]);
          expect([...long.sources]).toEqual([...short.sources]);
          expect(long.search.text).toBe(short.search.text);
          expect(long.lines).toHaveLength(short.lines.length + again.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("count where the first of them stands in the returned message, which is not searched", async () => {
    const session = (number: number): string[] =>
      ["+,,", "-,,Remote"].map(
        (columns, row) =>
          `2026-03-02T08:11:00.10${row}Z,Inbound,08DE7A01B2C3000${number},${row},198.51.100.10:25,203.0.113.36:${50_000 + number},${columns}`,
      );
    const { marks, facts } = await readPaste(
      [
        "Original message headers:",
        ...session(1),
        "",
        "Final-Recipient: rfc822; a@example.com",
        ...session(2),
        "550 5.7.1 Unable to relay",
      ].join("\n"),
    );
    expect(marks.get("session-without-ehlo")?.text).toContain("08DE7A01B2C30002");
    expect(facts.replies).toMatchObject([{ enhancedCode: "5.7.1" }]);
  });

  it("leave room for a failure behind more replies than are read", async () => {
    const fine = Array.from({ length: PASTE_LIMITS.replies + 10 }, (_, number) =>
      toSession(["<,250 2.1.0 Sender OK,"], number),
    ).flat();
    const { facts } = await readPaste([...fine, ...toSession(["<,550 5.7.1 Unable to relay,"], 7_000)].join("\n"));
    expect(facts.replies[0]).toMatchObject({ replyCode: 550, enhancedCode: "5.7.1", line: fine.length + 3 });
  });
});

/** What a reply says: how often others stood before it may change its depth. */
function withoutPlace<Reply extends { readonly depth: number }>(reply: Reply): Omit<Reply, "depth"> {
  const { depth, ...rest } = reply;
  expect(depth).toBeGreaterThanOrEqual(0);
  return rest;
}
