import { parseArgs } from "node:util";
import { MedicError } from "../errors";
import type { Gap } from "../store";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE } from "./load";
import { withStore } from "./with-store";

export const KB_GAPS_USAGE = `mailflow-medic kb gaps [--limit N] [--json]
  Lists what people pasted and no article answers, the most frequent first: codes and technical words, nothing else is kept.`;

/** Runs `kb gaps`. */
export async function runKbGaps(argv: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      limit: { type: "string", default: "20" },
      json: { type: "boolean", default: false },
    },
  });
  if (!/^[1-9]\d{0,4}$/u.test(values.limit)) {
    throw new MedicError("USAGE", `--limit ${values.limit}: permitted are whole numbers from 1 to 99999.`);
  }
  const gaps = await withStore(io, (store) => store.gaps.list(Number(values.limit)));
  if (values.json) io.stdout(`${JSON.stringify(gaps, null, 2)}\n`);
  else {
    for (const gap of gaps) io.stdout(toText(gap));
    io.stdout(`${gaps.length} ${gaps.length === 1 ? "gap" : "gaps"}\n`);
  }
  return EXIT.ok;
}

function toText({ id, count, firstDay, lastDay, codes, words, sources, marks }: Gap): string {
  const what = [...codes, ...words].join(" … ") || "neither code nor technical word";
  const seen = firstDay === lastDay ? `on ${firstDay}` : `from ${firstDay} to ${lastDay}`;
  return `${id} ${count}x ${seen}: ${what}\n    ${[...sources, ...marks].join(", ")}\n`;
}
