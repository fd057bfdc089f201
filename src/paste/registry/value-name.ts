import { distance } from "fastest-levenshtein";

/** The values that decide about TLS 1.2, spelled as Windows documents them. Case does not matter to Windows. */
export const VALUE_NAMES = [
  "Enabled",
  "DisabledByDefault",
  "SystemDefaultTlsVersions",
  "SchUseStrongCrypto",
  "DefaultSecureProtocols",
] as const;

export type ValueName = (typeof VALUE_NAMES)[number];

/** Alternatives for a regular expression. */
export const VALUE_NAME_PATTERN = VALUE_NAMES.join("|");

/** The value that a name, as pasted, means to Windows. */
export function toValueName(raw: string): ValueName | undefined {
  return VALUE_NAMES.find((name) => name.toLowerCase() === raw.toLowerCase());
}

/** Most single-character changes after which a name is still recognisable; short names leave room for one. */
const SLIPS = { Enabled: 1, DisabledByDefault: 3 } as const;

/** The value of a TLS 1.2 key that a misspelt name was meant to be. Windows ignores such a value. */
export function toMeantName(raw: string): ValueName | undefined {
  const squashed = raw.toLowerCase().replace(/[^a-z]/gu, "");
  for (const name of ["Enabled", "DisabledByDefault"] as const) {
    if (distance(squashed, name.toLowerCase()) <= SLIPS[name]) return name;
  }
  return undefined;
}
