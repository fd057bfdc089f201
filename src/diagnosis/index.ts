export { compileKnowledge, type CompiledKnowledge } from "./compile";
export { diagnose } from "./diagnose";
export type { Candidate, Confidence, Diagnosis, Question, Reason, UnusableReason } from "./diagnosis";
export { toResult, type DiagnosisResult } from "./result";
