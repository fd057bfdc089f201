import type { Article } from "../article";
import type { RegistryKey } from "../fix";
import type { JsonPath } from "../json-file";

/** A registry key of a fix with its place. */
export interface PlacedKey extends RegistryKey {
  readonly at: JsonPath;
}

/** The keys of a registry step with its place. */
export interface PlacedKeys {
  readonly at: JsonPath;
  readonly keys: readonly PlacedKey[];
}

/** Every registry step of an article. */
export function registryStepsOf({ fixes }: Article): PlacedKeys[] {
  return fixes.flatMap(({ steps }, fix) =>
    steps.flatMap((step, index) => {
      if (step.kind !== "registry") return [];
      const at = ["fixes", fix, "steps", index];
      return [{ at, keys: step.keys.map((key, number) => ({ ...key, at: [...at, "keys", number] })) }];
    }),
  );
}

/** Schannel's protocol of a key, such as "TLS 1.2"; undefined where the key is not about one. */
export function protocolOf({ path }: RegistryKey): string | undefined {
  return /\\SCHANNEL\\Protocols\\([^\\]+)/iu.exec(path)?.[1];
}
