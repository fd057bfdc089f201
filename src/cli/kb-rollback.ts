import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE } from "./load";
import { authorOf, withStore } from "./with-store";

export const KB_ROLLBACK_USAGE = `mailflow-medic kb rollback N [--author NAME] [--json]
  Makes release N serve on every replica; releases themselves never change.`;

/** Runs `kb rollback`. */
export async function runKbRollback(argv: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      author: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [number = ""] = positionals;
  if (positionals.length !== 1 || !/^[1-9]\d{0,8}$/u.test(number)) {
    throw new MedicError(
      "USAGE",
      `kb rollback takes the number of one release; kb releases lists them.\n${KB_ROLLBACK_USAGE}`,
    );
  }
  const outcome = await withStore(io, ({ releases }) => releases.rollback(Number(number), authorOf(values.author, io)));
  if (outcome.kind === "unknown") {
    throw new MedicError("USAGE", `There is no release ${number}. kb releases lists those there are.`);
  }
  if (values.json) io.stdout(`${JSON.stringify(outcome, null, 2)}\n`);
  else if (outcome.kind === "unchanged") io.stdout(`Release ${number} serves already.\n`);
  else io.stdout(`Release ${number} serves now instead of ${outcome.from}.\n`);
  return EXIT.ok;
}
