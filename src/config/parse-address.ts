import { toShownValue, type ConfigProblem } from "./config-problem";

/** A host name or an address literal, IPv6 with its zone. */
export const HOST_SHAPE = /^(?:[a-z0-9.-]+|[0-9a-f:.]+(?:%[\w.-]+)?)$/iu;

/** Reads a port; 0 stands for any free one. What is none is reported, with `fix`. */
export function parsePort(
  variable: string,
  found: string,
  fix: string,
  report: (problem: ConfigProblem) => void,
): number {
  const port = /^\d{1,5}$/u.test(found) ? Number(found) : -1;
  if (port < 0 || port > 65_535) {
    report({ variable, found: toShownValue(found), permitted: "a whole number from 0 to 65535", fix });
  }
  return port;
}
