export { PASTE_LIMITS } from "./limits";
export { FACT_MARKS, type FactMark } from "./marks";
export type { Facts, Finding, Paste, PasteLine, PasteSource, Region, Reply } from "./paste";
export { readPaste } from "./read-paste";
export type { SearchText } from "./search-text";
export { squeeze } from "./squeeze";
