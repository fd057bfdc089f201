export { createDiagnoseFile } from "./create-diagnose-file";
export { followKnowledge, type FollowedKnowledge } from "./follow-knowledge";
