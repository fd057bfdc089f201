import type { AdaptiveCard, CardSection } from "../cards";
import type { Diagnosis, Reason } from "../diagnosis";
import type { Article, KnowledgeProblem } from "../knowledge";
import type { Locale } from "../locale";

/** The knowledge base as its keepers edit it: every file, its card, and what a text leads to. Plain data, for a page to show. */
export interface Preview {
  list(): PreviewList;
  /** Undefined where there is no such file. */
  article(id: string): PreviewedArticle | undefined;
  /** Diagnoses a text with the files as they stand, drafts among them. */
  diagnose(text: string): Promise<PreviewedVerdict>;
  /** Calls back after every change of the files, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

/** Every article file, sorted by name. */
export interface PreviewList {
  readonly files: readonly ListedFile[];
  /** What is wrong with the folder itself. */
  readonly problems: readonly KnowledgeProblem[];
}

/** One article file. Its id is what its name says. */
interface ListedFile {
  readonly id: string;
  /** Null where it was never without faults since it is followed. */
  readonly title: Article["title"] | null;
  readonly status: Article["status"] | null;
  /** How many faults keep it from being served. */
  readonly faults: number;
}

/** One article file with its card. */
export interface PreviewedArticle {
  readonly id: string;
  readonly status: Article["status"] | null;
  readonly faults: readonly KnowledgeProblem[];
  /** Null where the file never was without faults; where it has faults now, the cards are the last good ones. */
  readonly cards: Readonly<Record<Locale, Readonly<Record<CardSection, AdaptiveCard>>>> | null;
}

/** What a text leads to, and why. */
export interface PreviewedVerdict {
  readonly kind: Diagnosis["kind"];
  /** What the text was read as: "ndr", "queue"... */
  readonly sources: readonly string[];
  /** Codes of the replies in it, the deciding one first. */
  readonly replies: readonly string[];
  /** Every article whose text was found, the likeliest first. */
  readonly candidates: readonly PreviewedCandidate[];
  /** What the reader is asked for. */
  readonly questions: readonly Article["title"][];
  /** Files with faults: they took part as they last were without, or not at all. */
  readonly faulty: readonly string[];
}

/** One article whose text was found. */
export interface PreviewedCandidate {
  readonly id: string;
  readonly title: Article["title"];
  readonly status: Article["status"];
  /** `answer`, `rival` and `other` are named to the reader; `unnamed` is not. */
  readonly place: "answer" | "rival" | "other" | "unnamed";
  /** Null where it is not named. */
  readonly confidence: string | null;
  /** Why it is not the answer; null for the one that is. */
  readonly lostBy: string | null;
  readonly reasons: readonly {
    readonly role: Reason["role"];
    readonly name: string;
    readonly weight: string;
    readonly lines: readonly { readonly line: number; readonly text: string }[];
  }[];
}
