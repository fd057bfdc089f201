export { compileKnowledge, type CompiledKnowledge } from "./compile";
export { diagnose } from "./diagnose";
export { explain } from "./explain";
export type { Candidate, Diagnosis, UnusableReason } from "./diagnosis";
export { toResult, type DiagnosisResult } from "./result";
