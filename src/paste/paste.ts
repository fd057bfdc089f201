import type { HeaderFacts } from "./header-facts";
import type { Columns } from "./log-rows";
import type { FactMark } from "./marks";
import type { RegistryState } from "./registry/observation";
import type { SearchText } from "./search-text";

/** Where a paste, or a part of it, comes from. */
export type PasteSource = "ndr" | "queue" | "sendLog" | "receiveLog" | "headers" | "registry" | "eventLog" | "prose";

/**
 * What a line belongs to. Only `text` is searched for the cause: header lines of other hops (`headers`) and the returned
 * message (`returned`) prove nothing about this failure.
 */
export type Region = "text" | "headers" | "returned";

/** One line as it was pasted, freed of quoting and invisible characters. */
export interface PasteLine {
  /** Line number in the original text, from 1. */
  readonly number: number;
  readonly text: string;
  /** The text with typographic variants replaced, position by position: what codes and structure are read from. */
  readonly folded: string;
  /** What the folded text may hold (`CUES`): which patterns are worth running. */
  readonly cues: number;
  readonly region: Region;
  /** For a whole row of a protocol log, where its columns end. */
  readonly columns?: Columns | undefined;
  /** For a row of a protocol log the earlier one that says the same: time, session and handed-out ports apart. */
  readonly repeats?: PasteLine;
}

/** One SMTP reply (RFC 5321 4.2) or the status a delivery report gives instead. */
export interface Reply {
  readonly replyCode?: number | undefined;
  /** Enhanced status code, RFC 3463: "4.4.2". */
  readonly enhancedCode?: string | undefined;
  readonly text: string;
  readonly line: number;
  /** That line as it was pasted. */
  readonly lineText: string;
  /** How many wrappers stand around it: 0 is outermost, the innermost is the cause. */
  readonly depth: number;
  /** How sure the reader is that this is the reply that decided: a diagnostic code of a failed recipient outranks a number in prose. */
  readonly rank: number;
}

/** A named fact with the line that shows it. */
export interface Finding {
  readonly line: number;
  readonly text: string;
  /** Offset in `text` at which the telling words begin, where that is known. */
  readonly offset?: number;
}

/** What a paste says, apart from its wording. */
export interface Facts {
  /** The deciding reply first. */
  readonly replies: readonly Reply[];
  readonly recipients: readonly string[];
  readonly sender?: string;
  readonly reportingServer?: string;
  readonly remoteServer?: string;
  readonly remoteIp?: string;
  /** Every host named as a peer, lower case. */
  readonly hosts: readonly string[];
  /** TLS versions that sessions in the paste negotiated: "1.0" to "1.3". */
  readonly tlsVersions: readonly string[];
  /** What a pasted header block says; absent where there is none. */
  readonly headers?: HeaderFacts;
  /** Status of a pasted message trace: "Defer", "Quarantined". */
  readonly traceStatus?: string;
}

/** A paste, read: nothing in it is interpreted as a cause yet. */
export interface Paste {
  readonly lines: readonly PasteLine[];
  /** The searchable lines, with those put together that a mail program folded. */
  readonly passages: readonly PasteLine[];
  readonly sources: ReadonlySet<PasteSource>;
  readonly search: SearchText;
  readonly facts: Facts;
  readonly marks: ReadonlyMap<FactMark, Finding>;
  /** Registry state that has to do with TLS 1.2; absent where the paste holds none. */
  readonly registry?: RegistryState;
  /** True when a limit cut the paste. */
  readonly truncated: boolean;
}
