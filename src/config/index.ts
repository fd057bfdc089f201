export type { Credentials } from "./credentials";
export { readStorePlace } from "./parse-store";
export { readConfig, type Config } from "./read-config";
