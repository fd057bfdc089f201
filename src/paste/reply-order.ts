import type { Reply } from "./paste";

/** Words of an outcome that some earlier reply explains (RFC 3463 X.4.7, Exchange Online's X.4.300 family). */
const OUTCOME_ONLY = /\bexpired\b|delivery time expired|retry timeout exceeded|message delayed/i;
const OUTCOMES = ["expired", "exceeded", "delayed"] as const;

/**
 * Replies with the deciding one first: by where they stand (`rank`), then the innermost, failures before successes, an
 * expiry behind the reason it wraps; otherwise in order of appearance.
 */
export function orderReplies(replies: readonly Reply[]): readonly Reply[] {
  if (replies.length < 2) return replies;
  const weights = dropRepeated(replies).map((reply, index) => ({ reply, index, weight: weigh(reply) }));
  weights.sort((a, b) => b.weight - a.weight || a.index - b.index);
  return weights.map(({ reply }) => reply);
}

/** Replies of the same codes and, as far as is looked, the same words: the first of them. */
function dropRepeated(replies: readonly Reply[]): Reply[] {
  const byWords = new Map<string, Reply[]>();
  return replies.filter((reply) => {
    const words = reply.text.slice(0, 200);
    const alike = byWords.get(words);
    if (alike === undefined) byWords.set(words, [reply]);
    else if (alike.some((other) => haveSameCodes(other, reply))) return false;
    else alike.push(reply);
    return true;
  });
}

function haveSameCodes(a: Reply, b: Reply): boolean {
  return a.replyCode === b.replyCode && a.enhancedCode === b.enhancedCode;
}

function weigh(reply: Reply): number {
  const success = (reply.replyCode ?? Number(reply.enhancedCode?.[0] ?? 5) * 100) < 400;
  if (success) return -100 + reply.rank;
  const outcomeOnly = isOutcomeOnly(reply.text.slice(0, 80)) ? 30 : 0;
  const complete =
    reply.replyCode !== undefined && reply.enhancedCode !== undefined ? 2 : reply.replyCode !== undefined ? 1 : 0;
  return reply.rank * 10 + Math.min(reply.depth, 3) * 12 + complete - outcomeOnly;
}

/** Its words are looked for one by one first: nearly every reply holds none of them. */
function isOutcomeOnly(text: string): boolean {
  const words = text.toLowerCase();
  return OUTCOMES.some((outcome) => words.includes(outcome)) && OUTCOME_ONLY.test(text);
}
