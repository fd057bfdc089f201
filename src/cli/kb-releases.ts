import { parseArgs } from "node:util";
import type { Release } from "../store";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE } from "./load";
import { withStore } from "./with-store";

export const KB_RELEASES_USAGE = `mailflow-medic kb releases [--json]
  Lists the published releases, the newest first; * is the one that serves.`;

/** Runs `kb releases`. */
export async function runKbReleases(argv: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      json: { type: "boolean", default: false },
    },
  });
  const [releases, current] = await withStore(io, (store) =>
    Promise.all([store.releases.list(), store.releases.current()]),
  );
  if (values.json) {
    const rows = releases.map((release) => ({ ...release, serves: release.number === current?.number }));
    io.stdout(`${JSON.stringify(rows, null, 2)}\n`);
  } else {
    for (const release of releases) io.stdout(toText(release, release.number === current?.number));
    io.stdout(`${releases.length} ${releases.length === 1 ? "release" : "releases"}\n`);
  }
  return EXIT.ok;
}

function toText({ number, hash, publishedAt, author, articles, changes, note }: Release, serves: boolean): string {
  return `${serves ? "*" : " "} ${number} ${hash.slice(0, 12)} ${publishedAt} ${author}: ${note}\n    ${articles} articles, ${changes.length} texts lead elsewhere than before\n`;
}
