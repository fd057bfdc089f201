export { lastAtOrBefore } from "./last-at-or-before";
export { FACT_MARKS } from "./marks";
export type { Facts, Finding, Paste, Reply } from "./paste";
export type { PlaceFault, RegistrySide } from "./registry/key-place";
export type { RegistryObservation, RegistryState } from "./registry/observation";
export type { UnreadableReason } from "./registry/registry-data";
export { readPaste } from "./read-paste";
export type { SearchText } from "./search-text";
export { squeeze } from "./squeeze";
