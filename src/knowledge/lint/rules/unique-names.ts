import type { JsonPath } from "../../json-file";
import type { ArticleRule, Report } from "../rule";

export const uniqueNames: ArticleRule = {
  id: "unique-names",
  severity: "error",
  scope: "article",
  summary: "No two signatures of an article have the same name, and no two pieces of evidence.",
  check({ article: { signatures, evidence } }) {
    return [
      ...doublesOf(
        "signature",
        signatures.map(({ name }, index) => ({ name, at: ["signatures", index, "name"] })),
      ),
      ...doublesOf("piece of evidence", [
        ...evidence.for.map(({ name }, index) => ({ name, at: ["evidence", "for", index, "name"] })),
        ...evidence.against.map(({ name }, index) => ({ name, at: ["evidence", "against", index, "name"] })),
      ]),
    ];
  },
};

function doublesOf(what: string, names: readonly { readonly name: string; readonly at: JsonPath }[]): Report[] {
  return names
    .filter(({ name }, index) => names.findIndex((other) => other.name === name) < index)
    .map(({ name, at }) => ({
      at,
      message: `Another ${what} of this article has the name "${name}".`,
      help: "Findings and diagnose --explain name it: give each a name that says what sets it apart.",
    }));
}
