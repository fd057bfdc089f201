export { compileKnowledge, createKnowledgeCompiler, type CompiledKnowledge } from "./compile-knowledge";
export { diagnose } from "./diagnose";
export { explain } from "./explain";
export type { Candidate, Confidence, Diagnosis, Reason, UnusableReason } from "./diagnosis";
export { toResult, type DiagnosisResult } from "./result";
export { toUnanswered, type Unanswered } from "./to-unanswered";
