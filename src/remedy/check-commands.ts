import type { Command, RegistryKey } from "../knowledge";

/**
 * Commands whose output shows whether keys hold what was set; made to be pasted back. Of a protocol both sides are asked for,
 * also where only one was set: the other direction fails as well.
 */
export function toCheckCommands(keys: readonly RegistryKey[]): Command[] {
  const queries = keys
    .filter(({ values }) => values.length > 0)
    .map(({ path }) => {
      const side = /\\(?:Client|Server)$/u.exec(path);
      const short = path.replace(/^HKEY_LOCAL_MACHINE\\/u, "HKLM\\");
      return side === null ? `reg.exe query "${short}"` : `reg.exe query "${short.slice(0, -side[0].length)}" /s`;
    });
  return [...new Set(queries)].map((text) => ({ shell: "cmd", text }));
}
