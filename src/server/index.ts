export { createServer } from "./create-server";
