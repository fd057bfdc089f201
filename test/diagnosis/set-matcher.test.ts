import type { CompiledArticle, CompiledCondition, CompiledSet } from "../../src/diagnosis/compile";
import { articlesConcerned, findIn, type Finds } from "../../src/diagnosis/match";
import { createSetMatcher } from "../../src/diagnosis/set-matcher";
import { numberOf } from "../../src/diagnosis/signs";
import { readPaste } from "../../src/paste";
import { exampleTextsOf, servedKnowledge } from "../knowledge-base";
import { keysOf, showPlainly } from "./plain-keys";

const { image, index } = servedKnowledge();
const served = [...image.served.keys()].filter((number) => image.served[number] === 1).map(index.compiled);
const keys = keysOf(image.keys);

/** The same question asked the plain way, condition by condition. */
function isMetPlainly(condition: CompiledCondition, { paste, hits }: Finds): boolean {
  const number = numberOf(condition.sign);
  if (condition.kind === "phrase") return hits.has(number);
  if (condition.kind !== "pattern") return showPlainly(keys[number] ?? "", paste) !== undefined;
  return hits.has(number) && paste.passages.some(({ folded }) => condition.isIn(folded));
}

function holdsPlainly({ all, any, none }: CompiledSet, finds: Finds): boolean {
  const isMet = (condition: CompiledCondition): boolean => isMetPlainly(condition, finds);
  return all.every(isMet) && (any.length === 0 || any.some(isMet)) && !none.some(isMet);
}

function setsOf(compiled: CompiledArticle): readonly CompiledSet[] {
  return [...compiled.signatures, ...compiled.for, ...compiled.against];
}

/** One article in eight: enough to tell, and quick. */
const asked = served.filter((_, row) => row % 8 === 0);

it.each(asked.map((compiled) => [compiled.article.id, compiled.article] as const))(
  "finds the sets that hold, and passes over none, in an example of %s",
  async (_, article) => {
    const [text = ""] = exampleTextsOf(article);
    const finds = findIn(await readPaste(text), servedKnowledge());
    const matcher = createSetMatcher(finds);
    const concerned = articlesConcerned(finds, servedKnowledge());
    for (const compiled of served) {
      const holding = setsOf(compiled).filter((set) => holdsPlainly(set, finds));
      expect(setsOf(compiled).filter(matcher.holds)).toEqual(holding);
      if (!compiled.signatures.some((set) => holding.includes(set))) continue;
      const left = concerned.filter(({ article: { id } }) => id === compiled.article.id);
      expect(left).toHaveLength(1);
      expect(left.flatMap(setsOf)).toEqual(expect.arrayContaining(holding));
    }
  },
);
