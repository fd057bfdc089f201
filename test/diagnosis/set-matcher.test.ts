import type { CompiledCondition, CompiledSet } from "../../src/diagnosis/compile";
import { findIn, type Finds } from "../../src/diagnosis/match";
import { createSetMatcher } from "../../src/diagnosis/set-matcher";
import { readPaste } from "../../src/paste";
import { exampleTextsOf, servedKnowledge } from "../knowledge-base";

const { image, index } = servedKnowledge();
const served = [...image.served.keys()].filter((number) => image.served[number] === 1).map(index.compiled);

/** The same question asked the plain way, condition by condition. */
function isMetPlainly(condition: CompiledCondition, { paste, marks, sources, hits }: Finds): boolean {
  const { replies, hosts } = paste.facts;
  switch (condition.kind) {
    case "phrase":
      return hits.has(condition.phrase);
    case "pattern":
      return hits.has(condition.literal) && paste.passages.some(({ folded }) => condition.isIn(folded));
    case "replyCode":
      return replies.some(({ replyCode }) => replyCode === condition.replyCode);
    case "enhancedCode":
      return replies.some(({ enhancedCode }) => enhancedCode !== undefined && condition.matches(enhancedCode));
    case "remoteHost":
      return hosts.some((host) => condition.matches(host));
    case "source":
      return sources.has(condition.source);
    case "fact":
      return marks.has(condition.fact);
  }
}

function holdsPlainly({ all, any, none }: CompiledSet, finds: Finds): boolean {
  const isMet = (condition: CompiledCondition): boolean => isMetPlainly(condition, finds);
  return all.every(isMet) && (any.length === 0 || any.some(isMet)) && !none.some(isMet);
}

/** One article in eight: enough to tell, and quick. */
const asked = served.filter((_, index) => index % 8 === 0);

it.each(asked.map((compiled) => [compiled.article.id, compiled.article] as const))(
  "finds the sets that hold, and passes over no signature, in an example of %s",
  async (_, article) => {
    const [text = ""] = exampleTextsOf(article);
    const finds = findIn(await readPaste(text), servedKnowledge());
    const matcher = createSetMatcher(finds);
    for (const compiled of served) {
      const holding = compiled.signatures.filter((set) => holdsPlainly(set, finds));
      const worth = matcher.worthTesting(compiled);
      expect(holding.filter((signature) => !worth.includes(signature))).toEqual([]);
      const sets = [...compiled.signatures, ...compiled.for, ...compiled.against];
      expect(sets.filter((set) => matcher.holds(set) !== holdsPlainly(set, finds))).toEqual([]);
    }
  },
);
