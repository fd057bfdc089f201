/** One reader's word on one answer. Holds no user and no text. */
export interface Feedback {
  /** Given by the caller: the same id counts once, however often and on how many replicas it is written. Only its hash is stored. */
  readonly id: string;
  /** Id of the article that the answer named. */
  readonly article: string;
  readonly helped: boolean;
  /** What the card claimed: `identified` or `ambiguous` as the diagnosis was, `lookup` for an article found by name. */
  readonly kind: string;
  readonly locale: string;
  /** YYYY-MM-DD in UTC. */
  readonly day: string;
}

/** What readers said of one article. */
export interface ArticleFeedback {
  readonly article: string;
  readonly helped: number;
  readonly notHelped: number;
  /** Day of the last word. */
  readonly lastDay: string;
}

/** Feedback, kept. */
export interface FeedbackStore {
  add(feedback: readonly Feedback[]): Promise<void>;
  /** Per article, those that helped least first. */
  list(): Promise<readonly ArticleFeedback[]>;
}

/** What may be kept of a paste that had no answer; see `toUnanswered` in diagnosis, which lets nothing private through. */
export interface GapFacts {
  /** Reply and enhanced status code of the deciding reply, such as `550 5.7.64`. */
  readonly codes: readonly string[];
  /** Runs of technical words in their order. */
  readonly words: readonly string[];
  /** Forms the paste came in: `ndr`, `queue`. */
  readonly sources: readonly string[];
  /** Names of facts that were read. */
  readonly marks: readonly string[];
}

/** One unanswered paste to be counted. */
export interface GapSighting {
  /** Given by the caller: the same id counts once. Only its hash is stored, until it expires. */
  readonly id: string;
  readonly facts: GapFacts;
  /** YYYY-MM-DD in UTC. */
  readonly day: string;
}

/** Something people paste that no article answers. */
export interface Gap extends GapFacts {
  /** Twelve hexadecimal digits, made of codes and words: the same on every replica. */
  readonly id: string;
  readonly count: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Unanswered pastes, kept. */
export interface GapStore {
  add(sightings: readonly GapSighting[]): Promise<void>;
  /** The most frequent first. */
  list(limit?: number): Promise<readonly Gap[]>;
  /** The gap of this id, or of the only id that begins so. */
  find(id: string): Promise<Gap | undefined>;
}

/** Ids that only one replica may work on. */
export interface ClaimStore {
  /** True for the first who claims an id, until the claim expires `ms` from now. */
  claim(id: string, ms: number): Promise<boolean>;
  /** Makes claims last until `ms` from now, whether or not they were there before. */
  hold(ids: readonly string[], ms: number): Promise<void>;
  /** Gives a claim back, so that another may take it. */
  release(id: string): Promise<void>;
}

/** How to reach a conversation without being asked: what the channel needs for it, as JSON text that only the channel reads. */
export interface ConversationStore {
  save(key: string, reference: string): Promise<void>;
  find(key: string): Promise<string | undefined>;
  remove(key: string): Promise<void>;
}

/** An article file of a release. */
export interface ReleaseFile {
  /** Name in `articles/`, such as `spf-violation.json`. */
  readonly name: string;
  readonly content: string;
}

/** A text that leads elsewhere than in the release before. The text itself stays with the article. */
export interface ReleaseChange {
  /** File of the text, below the knowledge folder. */
  readonly file: string;
  readonly line: number;
  /** `kind: id`. */
  readonly before: string;
  readonly after: string;
}

/** A release about to be published. */
export interface ReleaseDraft {
  readonly files: readonly ReleaseFile[];
  readonly author: string;
  readonly note: string;
  readonly changes: readonly ReleaseChange[];
  /** `move` of the release that `changes` were worked out against; 0 where there was none. */
  readonly base: number;
}

/** A published state of the knowledge base; it never changes. */
export interface Release {
  /** From 1, in order of publishing. */
  readonly number: number;
  /** Hash over names and contents of all files. */
  readonly hash: string;
  readonly author: string;
  readonly note: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly articles: number;
  readonly changes: readonly ReleaseChange[];
}

/** The release that serves. */
export interface CurrentRelease extends Release {
  /** Counts every publish and rollback: another move means another release may serve. */
  readonly move: number;
}

export type PublishOutcome =
  | { readonly kind: "published"; readonly release: CurrentRelease }
  /** The release that serves holds the same files. */
  | { readonly kind: "unchanged"; readonly release: CurrentRelease }
  /** Somebody else published or rolled back since `base`. */
  | { readonly kind: "overtaken"; readonly release: CurrentRelease };

export type RollbackOutcome =
  | { readonly kind: "moved"; readonly release: CurrentRelease; readonly from: number }
  | { readonly kind: "unchanged"; readonly release: CurrentRelease }
  | { readonly kind: "unknown" };

/** Releases of the knowledge base. */
export interface ReleaseStore {
  publish(draft: ReleaseDraft): Promise<PublishOutcome>;
  /** Makes an earlier (or later) release serve. */
  rollback(number: number, author: string): Promise<RollbackOutcome>;
  /** The newest first. */
  list(): Promise<readonly Release[]>;
  current(): Promise<CurrentRelease | undefined>;
  /** Names and content hashes of a release's files, sorted by name. */
  files(number: number): Promise<readonly { readonly name: string; readonly hash: string }[]>;
  /** File contents by their hash. */
  contents(hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Calls `onSign` when another release may serve; `onState` tells whether signs can be heard just now. Where an engine gives no
   * signs, neither is ever called. The returned function ends it.
   */
  listen(onSign: () => void, onState: (hears: boolean) => void): () => void;
}

/** How long things are kept. */
export interface Retention {
  /** Days that feedback and gaps are kept after they were last seen. */
  readonly days: number;
}

/** Everything that is kept beyond one turn. Every call rejects with a `StoreError` where the engine does not answer. */
export interface Store {
  readonly feedback: FeedbackStore;
  readonly gaps: GapStore;
  readonly claims: ClaimStore;
  readonly conversations: ConversationStore;
  readonly releases: ReleaseStore;
  /** Opens the engine and brings its schema up to date; every other call does so by itself. */
  open(): Promise<void>;
  /** Forgets what is older than it may be; gives the number of rows. */
  prune(retention: Retention): Promise<number>;
  close(): Promise<void>;
}
