export { isLocale, LOCALES, toLocale, type Locale } from "./locale";
export { stringsFor, type Strings } from "./strings";
