import type { Finding } from "../paste";
import type { KeyPlace } from "./key-place";
import type { RegistryData } from "./registry-data";
import type { ValueName } from "./value-name";

/** The form in which registry state was pasted. */
export type RegistryForm = "reg" | "reg-query" | "powershell" | "health-checker";

/** What one piece of pasted text says about one registry key. */
export type RegistrySaying =
  | { readonly kind: "value"; readonly name: ValueName; readonly data: RegistryData; readonly shown: string }
  /** A value under a name that is nearly, but not exactly, the one that counts. */
  | { readonly kind: "misnamed"; readonly name: ValueName; readonly shown: string }
  /** The key, or one value of it, is not there or is deleted. */
  | { readonly kind: "absent"; readonly name?: ValueName }
  /** The key is there. */
  | { readonly kind: "key" }
  /** A command that asks for the key; what was not asked for is not known to be absent. */
  | { readonly kind: "asked" };

/** One thing read from pasted registry state. */
export interface RegistryObservation {
  /** Position in the paste: of two sayings about the same value the later one counts. */
  readonly at: number;
  readonly form: RegistryForm;
  readonly place: KeyPlace;
  readonly saying: RegistrySaying;
  readonly finding: Finding;
}

/** Registry state found in a paste; nothing in it is judged yet. */
export interface RegistryState {
  readonly observations: readonly RegistryObservation[];
  /** The Windows release the paste names ("2012 R2"), where it names exactly one. */
  readonly windowsVersion?: string;
  /** For a pasted registry file: whether regedit would take it as it stands (header, one thing a line). */
  readonly isImportable?: boolean;
  /** Numbers of the lines that belong to the registry state. */
  readonly lines: ReadonlySet<number>;
}
