export type { Credentials } from "./credentials";
export { readConfig, type Config } from "./read-config";
