import { readPaste } from "../../src/paste";

const FOLDED = `EHLO to example-com.mail.protection.outlook.com from our IP: there is no
STARTTLS in the answer, and every message gets 451 5.7.3 Must issue a
STARTTLS command first`;

it.each([
  ["a sentence folded at the margin is one passage", FOLDED, 1],
  ["short lines stay apart", "TLS 1.2 was tested\noff we go", 2],
  ["long lines are not folded ones", `${"word ".repeat(30)}\nnext`, 2],
  ["a word alone does not make a margin", `${"x".repeat(75)}\nnext`, 2],
  ["a line that left room for the next word ended there", `${"word ".repeat(12)}\nnext`, 2],
])("%s", async (_, text, count) => {
  expect((await readPaste(text)).passages).toHaveLength(count);
});

it("what a writer says is read across the fold, with the line where it begins", async () => {
  const { marks } = await readPaste(`first line\n\n${FOLDED}`);
  expect(marks.get("starttls-said-missing")).toMatchObject({ line: 3 });
});
