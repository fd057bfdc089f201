import type { Article } from "../knowledge";
import type { Facts, Finding } from "../paste";
import type { RegistryCheck } from "../remedy";
import type { Unanswered } from "./to-unanswered";

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
  /** The decisive fact that speaks against it; absent where none does. */
  readonly ruledOutBy?: Reason;
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
      /** Registry state beside the error, checked. */
      readonly check?: RegistryCheck;
    }
  | {
      readonly kind: "ambiguous";
      readonly problem: Candidate;
      /** Other causes of the same words that the evidence does not rule out; empty where the one cause is only possible. */
      readonly rivals: readonly Candidate[];
      readonly others: readonly Candidate[];
      readonly questions: readonly Question[];
      readonly facts: Facts;
      readonly check?: RegistryCheck;
    }
  | {
      /** Registry state and nothing else technical. */
      readonly kind: "registry";
      readonly check: RegistryCheck;
      /** A log line in the same paste in which TLS 1.2 was negotiated. */
      readonly proof?: Finding;
      /** The article whose registry step sets the values. */
      readonly fix?: Article;
      /** Articles that the values themselves lead to, the most likely first. */
      readonly candidates: readonly Candidate[];
      readonly facts: Facts;
    }
  | {
      readonly kind: "unknown";
      /** Articles that looked near and were ruled out or are too weak to be claimed. */
      readonly nearest: readonly Candidate[];
      readonly facts: Facts;
      readonly check?: RegistryCheck;
      /** What may be kept of it; absent where the paste holds no error, only headers. */
      readonly unanswered?: Unanswered;
    }
  | { readonly kind: "unusable"; readonly reason: UnusableReason };

/** Why a paste cannot be diagnosed at all. */
export type UnusableReason = "empty" | "nothing-technical";
