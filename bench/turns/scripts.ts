import path from "node:path";

/** The server as `npm start` runs it. */
export const SERVER_SCRIPT = path.resolve("dist", "main.js");
/** The bot it is compared with. */
export const ECHO_SCRIPT = path.join(__dirname, "echo-server.js");

/** What our server is told, besides who signs in: its knowledge, a free port of this machine, and to write no log. */
export function serverEnv(knowledgeDir: string): Record<string, string> {
  return { KNOWLEDGE_DIR: knowledgeDir, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent" };
}
