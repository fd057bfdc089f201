import { en, type Strings } from "./en";
import type { Locale } from "./locale";
import { zhCN } from "./zh-cn";

export type { Strings };

const STRINGS: Readonly<Record<Locale, Strings>> = Object.freeze({ en, "zh-CN": zhCN });

/** The UI strings of a language. */
export function stringsFor(locale: Locale): Strings {
  return STRINGS[locale];
}
