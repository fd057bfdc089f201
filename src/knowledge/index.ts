export type { Article } from "./article";
export { SOURCES, type Condition, type ConditionSet } from "./condition";
export { FACT_NAMES } from "./fact-names";
export type { Command, RegistryKey, Step } from "./fix";
export { readKnowledge, type KnowledgeProblem } from "./read-knowledge";
export type { Text } from "./text";
