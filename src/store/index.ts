export { systemClock, type Clock } from "./clock";
export { createStore } from "./create-store";
export type * from "./ports";
export { StoreError } from "./store-error";
export type { StorePlace } from "./store-place";
