import { rememberTexts } from "../../src/cards/remember-texts";

it("makes a value once for each text", () => {
  const made: string[] = [];
  const get = rememberTexts((text) => ({ length: made.push(text) }));
  expect(get("a")).toBe(get("a"));
  expect(get("b")).not.toBe(get("a"));
  expect(made).toEqual(["a", "b"]);
});
