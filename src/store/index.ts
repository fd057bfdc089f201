export type { Clock } from "./clock";
export { createStore } from "./create-store";
export type * from "./ports";
export { createRecorder, type Recorder } from "./recorder";
export { openReleaseKnowledge, type ReleaseKnowledge } from "./release-knowledge";
export { StoreError } from "./store-error";
export type { StorePlace } from "./store-place";
export { createTurnClaims, type TurnClaims } from "./turn-claims";
