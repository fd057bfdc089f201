export { articleSchema, CATEGORIES, type Article, type Evidence, type Signature } from "./article";
export { SOURCES, type Condition, type ConditionSet } from "./condition";
export { FACT_NAMES, type FactName } from "./fact-names";
export type { Command, Fix, RegistryKey, RegistryStep, Step } from "./fix";
export { readKnowledge, type KnowledgeProblem, type ReadKnowledge } from "./read-knowledge";
export type { Text } from "./text";
