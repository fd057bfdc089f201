import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE } from "./load";

export const KB_PREVIEW_USAGE = `mailflow-medic kb preview [--port N]
  Opens a local page that follows the files: cards in both languages, faults, what a text leads to. Ctrl+C ends it.`;

/** Any free port: a bot may be running on the usual one. */
const DEFAULT_PORT = "0";

/** Runs `kb preview` until it is stopped. Faulty files are what it is for, so they do not keep it from starting. */
export async function runKbPreview(argv: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      port: { type: "string", default: DEFAULT_PORT },
    },
  });
  const { knowledge, port } = values;
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) {
    throw new MedicError("USAGE", `--port ${port}: permitted is a whole number from 0 (any free port) to 65535.`);
  }
  const server = await io.startServer({ knowledge, port: Number(port) });
  // What kept it from starting, the server has said itself.
  if (server === undefined) return EXIT.failed;
  io.stdout(`Preview of ${knowledge}: ${new URL("/preview", server.url).href}\nCtrl+C ends it.\n`);
  return (await server.ended) === "stopped" ? EXIT.ok : EXIT.failed;
}
