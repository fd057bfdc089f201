/** The languages of everything a user reads, the default first. */
export const LOCALES = ["en", "zh-CN"] as const;

/** A language the product speaks. */
export type Locale = (typeof LOCALES)[number];

/** Tells whether a value is the exact name of a language the product speaks. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The nearest language we speak for a BCP 47 tag: any Chinese tag gives `zh-CN`, everything else (or nothing) `en`. */
export function toLocale(tag: unknown): Locale {
  return typeof tag === "string" && /^zh(?:$|[-_])/iu.test(tag.trim()) ? "zh-CN" : "en";
}
