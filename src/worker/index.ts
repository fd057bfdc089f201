export { createDiagnoseFile } from "./create-diagnose-file";
