export { createServer, type MedicServer } from "./create-server";
