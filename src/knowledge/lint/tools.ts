import type { Article } from "../article";
import type { RegistryKey } from "../fix";

/** One article that a text leads to. */
export interface Claim {
  readonly id: string;
  /** Names of its signatures that fired, the strongest first; "retold" stands for a retelling. */
  readonly signatures: readonly string[];
  /** False where it was named only as another failure in the same text. */
  readonly isRival: boolean;
  /** 1 weak, 2 strong, 3 conclusive; decisive evidence adds one. */
  readonly level: number;
}

/** What one text leads to in the base under test. */
export interface Verdict {
  readonly kind: "identified" | "ambiguous" | "registry" | "unknown" | "unusable";
  /** Ranked, the first answer first; empty where nothing is claimed. */
  readonly claims: readonly Claim[];
  /** Names of the signatures that fire in it, by article, claimed or not. */
  readonly fired: ReadonlyMap<string, readonly string[]>;
}

/** What other rooms do, handed in: the knowledge room itself imports none of them. */
export interface LintTools {
  /** Diagnoses a text against every article under test, drafts too. The same text is worked out once. */
  diagnose(text: string): Promise<Verdict>;
  /** What the matching of phrases makes of a phrase. */
  readonly squeeze: (phrase: string) => string;
  /** Text of the registry file that the product renders for keys. */
  toRegText(keys: readonly RegistryKey[]): string;
  /** UTF-8 size of the article's card as JSON, with everything it can show. */
  cardBytes(article: Article, locale: "en" | "zh-CN"): number;
}
