import type { Bot, IncomingTurn, OutgoingReply } from "../../src/bot";
import { keepJson } from "../../src/kept-json";

/** A reply as the real bot draws it, in small. Its body is kept for other cards: sending must not change it, and cannot. */
export const STUB_REPLY: Extract<OutgoingReply, { kind: "card" }> = {
  kind: "card",
  outcome: "identified",
  article: "socket-error",
  summary: "Connection dropped",
  card: {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    fallbackText: "Connection dropped\nThe other server closed the connection.",
    speak: "Connection dropped",
    msteams: { width: "full" },
    body: [keepJson({ type: "RichTextBlock", inlines: [{ type: "TextRun", text: "Connection dropped" }] })],
  },
};

/** A bot that remembers what it was asked and always answers the same. */
export interface StubBot extends Bot {
  readonly turns: IncomingTurn[];
  search: Bot["search"];
  readonly diagnosed: { readonly text: string; readonly locale: string }[];
}

/** Makes a stub; `handle` may stand in for the answer, for example to fail. */
export function createStubBot(handle: () => Promise<OutgoingReply> = () => Promise.resolve(STUB_REPLY)): StubBot {
  const turns: IncomingTurn[] = [];
  const diagnosed: { text: string; locale: string }[] = [];
  return {
    turns,
    diagnosed,
    status: { articles: 3, version: "abc123", loadedAt: new Date("2026-11-24T06:00:00Z"), problems: [] },
    handle: (turn) => {
      turns.push(turn);
      return handle();
    },
    diagnose: (text, locale) => {
      diagnosed.push({ text, locale });
      return Promise.resolve({ kind: "unknown", problems: [] });
    },
    search: () => Promise.resolve([]),
    fix: (articleId, format) =>
      articleId === "socket-error" && (format === "reg" || format === "rollback.reg")
        ? {
            name: "socket-error\r\nX: y.reg",
            contentType: "text/plain; charset=utf-16le",
            bytes: Buffer.from([1, 2, 3]),
          }
        : undefined,
  };
}
