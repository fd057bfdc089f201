import { joinLogRows } from "../../src/paste/log-rows";
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
