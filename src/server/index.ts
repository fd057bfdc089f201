export { createServer, type AnsweredRequest, type MedicServer } from "./create-server";
