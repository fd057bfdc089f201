import type { Paste } from "../paste";
import type { CompiledKnowledge } from "./compile-knowledge";
import { rankPaste } from "./diagnose";
import type { Reason } from "./diagnosis";

/** Why one article stands where it stands. */
interface Explanation {
  readonly id: string;
  /** A decisive fact speaks against it: it is not shown to users. */
  readonly ruledOut: boolean;
  /** 1 weak, 2 strong, 3 conclusive; decisive evidence adds one. */
  readonly level: number;
  readonly reasons: readonly Reason[];
}

/** Every article whose text was found, in order, with the signatures and evidence that spoke for and against it. */
export function explain(paste: Paste, knowledge: CompiledKnowledge): Explanation[] {
  return rankPaste(paste, knowledge).map(({ article, ruledOut, level, reasons }) => ({
    id: article.id,
    ruledOut,
    level,
    reasons,
  }));
}
