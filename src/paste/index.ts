export { FACT_MARKS } from "./marks";
export type { Facts, Finding, Paste, Reply } from "./paste";
export { readPaste } from "./read-paste";
export type { SearchText } from "./search-text";
export { squeeze } from "./squeeze";
export { createUnitReader } from "./units";
