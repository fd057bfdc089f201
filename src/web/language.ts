import { isStringKey, PAGE_STRINGS, type PageLocale, type StringKey } from "./page-strings.js";
import { readPreference, writePreference } from "./preference.js";

/** The page's language, and the elements that speak it. */
export interface Language {
  readonly locale: PageLocale;
  /** Changes the language of everything on the page, and remembers it. */
  set(locale: PageLocale): void;
  /** The text itself, for announcements and for what is drawn anew; `{n}` in it becomes the number. */
  say(key: StringKey, number?: number): string;
  /** Gives an element its text, which follows later changes of language. */
  text(element: HTMLElement, key: StringKey): void;
  /** Gives an element its accessible name, which follows later changes of language. */
  label(element: HTMLElement, key: StringKey): void;
}

const PREFERENCE = "mailflow-medic.language";

/** The nearest language of the page for a BCP 47 tag: any Chinese tag gives `zh-CN`, all others `en`. */
export function toPageLocale(tag: string): PageLocale {
  return /^zh(?:$|[-_])/iu.test(tag) ? "zh-CN" : "en";
}

/** Starts in the remembered language, else the browser's. */
export function createLanguage(page: Document): Language {
  let locale = toPageLocale(readPreference(PREFERENCE) ?? navigator.language);

  function fill(element: HTMLElement): void {
    const { text, label, placeholder } = element.dataset;
    const strings = PAGE_STRINGS[locale];
    if (isStringKey(text)) element.textContent = strings[text];
    if (isStringKey(label)) element.setAttribute("aria-label", strings[label]);
    if (isStringKey(placeholder)) element.setAttribute("placeholder", strings[placeholder]);
  }

  function fillAll(): void {
    page.documentElement.lang = locale;
    for (const element of page.querySelectorAll<HTMLElement>("[data-text], [data-label], [data-placeholder]")) {
      fill(element);
    }
  }

  fillAll();
  return {
    get locale() {
      return locale;
    },
    set(next) {
      locale = next;
      writePreference(PREFERENCE, next);
      fillAll();
    },
    say: (key, number) => PAGE_STRINGS[locale][key].replace("{n}", String(number)),
    text(element, key) {
      element.dataset["text"] = key;
      fill(element);
    },
    label(element, key) {
      element.dataset["label"] = key;
      fill(element);
    },
  };
}
