import type { Article } from "../knowledge";
import type { Facts, Finding } from "../paste";

/** How sure an answer is, in words. */
export type Confidence = "certain" | "likely" | "possible";

/** Why an article is, or is not, a candidate: one fired signature or piece of evidence. */
export interface Reason {
  readonly role: "signature" | "for" | "against" | "fuzzy";
  readonly name: string;
  /** Strength of a signature, weight of evidence. */
  readonly weight: "conclusive" | "strong" | "weak" | "decisive" | "supporting";
  readonly findings: readonly Finding[];
}

/** An article that may explain the paste, with the lines that say so. */
export interface Candidate {
  readonly article: Article;
  readonly confidence: Confidence;
  /** The lines that prove it, the most telling first. */
  readonly evidence: readonly Finding[];
  readonly reasons: readonly Reason[];
}

/** What to ask for when the evidence does not decide. */
export type Question = Article["questions"][number];

/** The answer to one paste. */
export type Diagnosis =
  | {
      readonly kind: "identified";
      readonly problem: Candidate;
      /** Less likely causes of the same words. */
      readonly rivals: readonly Candidate[];
      /** What else the paste holds, apart from these words. */
      readonly others: readonly Candidate[];
      readonly facts: Facts;
    }
  | {
      readonly kind: "ambiguous";
      readonly problem: Candidate;
      /** Other causes of the same words that the evidence does not rule out; empty where the one cause is only possible. */
      readonly rivals: readonly Candidate[];
      readonly others: readonly Candidate[];
      readonly questions: readonly Question[];
      readonly facts: Facts;
    }
  | {
      readonly kind: "unknown";
      /** Articles that looked near and were ruled out or are too weak to be claimed. */
      readonly nearest: readonly Candidate[];
      readonly facts: Facts;
    }
  | { readonly kind: "unusable"; readonly reason: UnusableReason };

/** Why a paste cannot be diagnosed at all. */
export type UnusableReason = "empty" | "nothing-technical";
