import type { Locale } from "../locale";
import type { FixFile } from "../remedy";
import type { IncomingTurn, OutgoingReply } from "./message";

/** The product behind every door: Teams, the local page, HTTP. Knows nothing of any bot library. */
export interface Bot {
  /** Answers one turn. Never throws for anything a user can send. */
  handle(turn: IncomingTurn): Promise<OutgoingReply>;
  /** The machine-readable result of the same diagnosis (DESIGN §6). */
  diagnose(text: string, locale: Locale): Promise<object>;
  /** The file at `/fixes/<articleId>.<format>`, or undefined when there is none. */
  fix(articleId: string, format: string): FixFile | undefined;
  /** What serves now, for `/readyz`. */
  readonly status: { readonly articles: number; readonly version: string };
}
