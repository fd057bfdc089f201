import type { AdaptiveCard, KnowledgeStatus } from "../cards";
import type { Locale } from "../locale";
import type { FixFile } from "../remedy";
import type { IncomingTurn, OutgoingReply } from "./message";

/** An article found by words, with the card that stands for it in a conversation. */
export interface FoundArticle {
  readonly title: string;
  readonly summary: string;
  readonly card: AdaptiveCard;
}

/** The product behind every door: Teams, the local page, HTTP. Knows nothing of any bot library. */
export interface Bot {
  /** Answers one turn. Never throws for anything a user can send. */
  handle(turn: IncomingTurn): Promise<OutgoingReply>;
  /** The machine-readable result of the same diagnosis (DESIGN §6); undefined where the text took too long to read. */
  diagnose(text: string, locale: Locale): Promise<object | undefined>;
  /** Articles that fit words, the best first: `most` of them after the first `skip`. */
  search(
    words: string,
    locale: Locale,
    page: { readonly skip: number; readonly most: number },
  ): Promise<readonly FoundArticle[]>;
  /** The file at `/fixes/<articleId>.<format>`, or undefined when there is none. */
  fix(articleId: string, format: string): FixFile | undefined;
  /** What serves now and what keeps newer files from it, for `/readyz`. */
  readonly status: KnowledgeStatus;
}
