import { RE2JS } from "re2js";
import type { Article } from "../../article";
import type { JsonPath } from "../../json-file";
import { requiredLiteral } from "../../../required-literal";
import { conditionListsOf } from "../article-conditions";
import { remember } from "../remember";
import type { ArticleRule, Report } from "../rule";

export const linearPattern: ArticleRule = {
  id: "linear-pattern",
  severity: "error",
  scope: "article",
  blocks: "unusable",
  summary:
    "A pattern is valid RE2 syntax, so that it takes linear time, and holds a literal of five letters or digits.",
  check({ article }) {
    return patternsOf(article).flatMap(({ at, pattern }): Report[] => {
      const fault = faultOf(pattern);
      if (fault !== undefined) {
        return [
          {
            at,
            message: `The pattern is not valid in RE2 syntax: ${fault}.`,
            help: "Look-around (?=…) (?!…) (?<=…) and back-references \\1 do not exist in RE2, because they can take endless time. Prefer a phrase, or several.",
          },
        ];
      }
      if (requiredLiteral(pattern) !== undefined) return [];
      return [
        {
          at,
          message: "The pattern holds no piece of at least five letters or digits that every match contains.",
          help: "Patterns run only on texts in which such a piece was seen. Write one outside of ( ), [ ], | and ?, or use phrases.",
        },
      ];
    });
  },
};

const faultOf = remember((pattern): string | undefined => {
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
});

/** Every pattern of an article with its place. */
function patternsOf(article: Article): { at: JsonPath; pattern: string }[] {
  if (!holdsPattern(article)) return [];
  return conditionListsOf(article).flatMap(({ at, conditions }) =>
    conditions.flatMap((condition, index) =>
      "pattern" in condition ? [{ at: [...at, index, "pattern"], pattern: condition.pattern }] : [],
    ),
  );
}

/** Most articles hold none. */
function holdsPattern({ signatures, evidence }: Article): boolean {
  return [signatures, evidence.for, evidence.against].some((sets) =>
    sets.some((set) =>
      [set.all, set.any, set.none].some((conditions) => conditions?.some((condition) => "pattern" in condition)),
    ),
  );
}
