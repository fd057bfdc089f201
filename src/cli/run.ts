import { MedicError } from "../errors";
import { DIAGNOSE_USAGE, runDiagnose } from "./diagnose-command";
import { FIX_USAGE, runFix } from "./fix-command";
import { EXIT, type CliIo } from "./io";
import { KB_USAGE, runKb } from "./kb-command";

const USAGE = `${DIAGNOSE_USAGE}\n\n${KB_USAGE}\n\n${FIX_USAGE}\n`;

/** Runs the command line and gives its exit code. Never throws for what a user can get wrong. */
export async function run(argv: readonly string[], io: CliIo): Promise<number> {
  const [command, ...rest] = argv;
  try {
    switch (command ?? "") {
      case "diagnose":
        return await runDiagnose(rest, io);
      case "fix":
        return runFix(rest, io);
      case "kb":
        return await runKb(rest, io);
      case "--help":
      case "help":
        io.stdout(USAGE);
        return EXIT.ok;
      default:
        io.stderr(`${command === undefined ? "No command given." : `${command}: no such command.`}\n\n${USAGE}`);
        return EXIT.failed;
    }
  } catch (error) {
    if (error instanceof MedicError || isArgumentError(error)) {
      io.stderr(`${error.message}\n`);
      return EXIT.failed;
    }
    throw error;
  }
}

/** parseArgs names its errors by code. */
function isArgumentError(error: unknown): error is Error {
  return (
    typeof error === "object" && error !== null && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}
