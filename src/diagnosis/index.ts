export { compileKnowledge, type CompiledKnowledge } from "./compile";
export { diagnose } from "./diagnose";
export type { Candidate, Diagnosis, UnusableReason } from "./diagnosis";
export { toResult, type DiagnosisResult } from "./result";
