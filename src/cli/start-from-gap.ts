import type { createSkeleton, Condition } from "../knowledge";
import type { Gap } from "../store";

type Article = ReturnType<typeof createSkeleton>;

/** Puts into a new article what is known of a gap: its codes and words as the signature, and as a hint in every example. */
export function startFromGap(article: Article, gap: Gap): Article {
  const hint = [...gap.codes, ...gap.words].join(" … ");
  const [signature] = article.signatures;
  const form = FORMS.find((known) => gap.sources.includes(known));
  const examples = article.examples.map((example) => ({ ...example, text: `${example.text}; it holds: ${hint}` }));
  return {
    ...article,
    signatures: signature === undefined ? [] : [{ ...signature, all: toConditions(gap, signature.all ?? []) }],
    // The form in which it was pasted comes first.
    examples: [...examples.filter((one) => one.form === form), ...examples.filter((one) => one.form !== form)],
    provenance: `${article.provenance}; asked for by gap ${gap.id}, seen ${gap.count} times until ${gap.lastDay}`,
  };
}

const FORMS = ["ndr", "queue", "sendLog"] as const;
const CODE = /^(?<reply>[2-5]\d\d)?\s*(?<enhanced>[245]\.\d{1,3}\.\d{1,3})?$/u;
/** What a phrase needs at least; see the article format. */
const LEAST_LETTERS = 4;

/** A code has to stand there as it was; of the words each run, in the order in which they were pasted. */
function toConditions({ codes, words }: Gap, skeleton: readonly Condition[]): Condition[] {
  const { reply, enhanced } = CODE.exec(codes[0] ?? "")?.groups ?? {};
  const phrases = words.filter(isTelling).map((phrase) => ({ phrase }));
  const todo = skeleton.filter((condition) => "phrase" in condition);
  return [
    ...(reply === undefined ? [] : [{ replyCode: Number(reply) }]),
    ...(enhanced === undefined ? [] : [{ enhancedCode: enhanced }]),
    ...(phrases.length === 0 ? todo : phrases),
  ];
}

function isTelling(run: string): boolean {
  const ideographs = run.match(/\p{Script=Han}/gu)?.length ?? 0;
  return ideographs * 2 + ((run.match(/[\p{L}\p{N}]/gu)?.length ?? 0) - ideographs) >= LEAST_LETTERS;
}
