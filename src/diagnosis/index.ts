export { compileKnowledge } from "./compile-knowledge";
export { diagnose } from "./diagnose";
export { explain } from "./explain";
export { createImageCompiler, type KnowledgeImage } from "./knowledge-image";
export { openKnowledge, type CompiledKnowledge } from "./open-knowledge";
export type { Candidate, Confidence, Diagnosis, Reason, UnusableReason } from "./diagnosis";
export { toResult, type DiagnosisResult } from "./result";
export { toUnanswered, type Unanswered } from "./to-unanswered";
