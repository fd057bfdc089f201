import { toShownValue, type ConfigProblem } from "./config-problem";
import { toListValue } from "./list-value";

/** A host with at least one dot, and `*.` in front of it for its sub-domains. No port, no path, no bare top-level domain. */
const HOST = /^(?:\*\.[a-z0-9-]+|[a-z0-9-]+)(?:\.[a-z0-9-]+)+$/iu;

/** Reads `MEDIC_FILE_HOSTS`: more hosts that Teams keeps files on, between commas. Every entry that is none is reported. */
export function parseFileHosts(found: string | undefined, report: (problem: ConfigProblem) => void): readonly string[] {
  const hosts = toListValue(found);
  for (const host of hosts.filter((host) => !HOST.test(host) || /^\d+(?:\.\d+)*$/u.test(host))) {
    report({
      variable: "MEDIC_FILE_HOSTS",
      found: toShownValue(host),
      permitted: "host names between commas, such as *.sharepoint.us",
      fix: "give host names only, or unset MEDIC_FILE_HOSTS: *.sharepoint.com needs no naming.",
    });
  }
  return hosts.map((host) => host.toLowerCase());
}
