import { parseArgs } from "node:util";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE } from "./load";
import { withStore } from "./with-store";

export const KB_FEEDBACK_USAGE = `mailflow-medic kb feedback [--json]
  Tells which articles helped and which did not, those that did not first.`;

/** Runs `kb feedback`. */
export async function runKbFeedback(argv: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      json: { type: "boolean", default: false },
    },
  });
  const articles = await withStore(io, ({ feedback }) => feedback.list());
  if (values.json) io.stdout(`${JSON.stringify(articles, null, 2)}\n`);
  else {
    for (const { article, helped, notHelped, lastDay } of articles) {
      io.stdout(`${article}: did not help ${notHelped}, helped ${helped}, last on ${lastDay}\n`);
    }
    io.stdout(`${articles.length} articles with feedback\n`);
  }
  return EXIT.ok;
}
