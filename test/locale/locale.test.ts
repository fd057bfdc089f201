import { LOCALES, stringsFor, toLocale } from "../../src/locale";

it.each([
  ["en-US", "en"],
  ["de-DE", "en"],
  ["zh-CN", "zh-CN"],
  ["zh", "zh-CN"],
  ["zh-Hant-TW", "zh-CN"],
  ["zh_CN", "zh-CN"],
  ["zho", "en"],
  ["", "en"],
  [undefined, "en"],
  [5, "en"],
])("%j is answered in %s", (tag, locale) => {
  expect(toLocale(tag)).toBe(locale);
});

/** Every string of a language, with functions called on a sample. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [(value as (...parts: unknown[]) => string)(2, "乙", "丙")];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

it("every string is there in every language", () => {
  const counts = LOCALES.map((locale) => texts(stringsFor(locale)).length);
  expect(new Set(counts).size).toBe(1);
  for (const locale of LOCALES) expect(texts(stringsFor(locale)).filter((text) => text.trim() === "")).toEqual([]);
});

it("Chinese strings are Chinese", () => {
  const chinese = texts(stringsFor("zh-CN"));
  const untranslated = chinese.filter(
    (text) => !/\p{Script=Han}/u.test(text) && !["Microsoft", "Windows PowerShell", "In English", "、"].includes(text),
  );
  expect(untranslated).toEqual([]);
});
