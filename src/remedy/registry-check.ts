import type { PlaceFault, RegistrySide, UnreadableReason } from "../paste";
import type { WindowsDefault } from "./windows-default";

/** Verdict on one value. */
export type ValueVerdict =
  "correct" | "wrong" | "missing" | "noncanonical" | "unreadable" | "wrong-place" | "wrong-type";

/** Verdict on everything pasted. `ok` speaks of configuration only: a restart and a log line prove the rest. */
export type OverallVerdict = "ok" | "not-ok" | "partly" | "undecided" | "unreadable";

/** What one side can do by what was pasted. */
export type SideState = "works" | "off" | "unreadable" | "unknown";

/** Why a value got its verdict, where the verdict alone does not say it. */
export type ValueReason =
  | { readonly kind: "place"; readonly fault: PlaceFault; readonly path: string }
  | { readonly kind: "unreadable"; readonly reason: UnreadableReason }
  | { readonly kind: "type"; readonly type: string }
  | { readonly kind: "misnamed"; readonly shown: string }
  | { readonly kind: "protocols"; readonly protocols: readonly string[] };

/** One value, found and expected. */
export interface ValueCheck {
  /** Null where the text does not show it, or where the value belongs to neither. */
  readonly side: RegistrySide | null;
  readonly name: string;
  /** As it was pasted; null where it is absent. */
  readonly found: string | null;
  /** The number it should hold, as `reg query` prints it: `0x1`. */
  readonly expected: string;
  readonly verdict: ValueVerdict;
  readonly reason?: ValueReason;
  /** Line of the paste that shows it. */
  readonly line?: number;
}

/** Pasted registry state, checked value by value. */
export interface RegistryCheck {
  readonly overall: OverallVerdict;
  readonly values: readonly ValueCheck[];
  readonly sides: Readonly<Record<RegistrySide, SideState>>;
  /** Sides that the commands in the paste did not ask for. */
  readonly notAsked: readonly RegistrySide[];
  /** What is assumed for absent values, and from which Windows release. */
  readonly windows: { readonly version?: string; readonly default: WindowsDefault };
  /** For a pasted registry file: whether regedit would take it as it stands. */
  readonly isImportable?: boolean;
}
