import type { JsonPath } from "../../json-file";
import { withSuggestion } from "../../nearest";
import type { Article } from "../../article";
import type { BaseRule } from "../rule";

export const idsExist: BaseRule = {
  id: "ids-exist",
  severity: "error",
  scope: "base",
  summary: "Every article that another one names exists, is not deprecated, and is not the one that names it.",
  check({ files, byId, names }) {
    const ids = [...byId.keys()];
    return files.flatMap((file) =>
      namedIds(file.article).flatMap(({ at, id, mayBeSelf }) => {
        const named = byId.get(id);
        // A file that cannot be read has its own finding; those that name it are not to blame.
        if (named === undefined && names.has(id)) return [];
        if (named === undefined) {
          const help = withSuggestion(id, ids, "Ids are the names of the files in articles/, without .json.");
          return [{ file, at, message: `There is no article "${id}".`, help }];
        }
        if (id === file.article.id && !mayBeSelf) {
          return [
            {
              file,
              at,
              message: `The article names itself ("${id}").`,
              help: "Name the other article, or leave it out.",
            },
          ];
        }
        if (named.article.status === "deprecated") {
          const { replacedBy } = named.article;
          const help = replacedBy === undefined ? "Leave it out." : `Name its replacement: "${replacedBy}".`;
          return [{ file, at, message: `The article "${id}" is deprecated.`, help }];
        }
        return [];
      }),
    );
  },
};

interface NamedId {
  readonly at: JsonPath;
  readonly id: string;
  readonly mayBeSelf?: boolean;
}

function namedIds({ related, questions, counterExamples, replacedBy }: Article): NamedId[] {
  return [
    ...related.map((id, index) => ({ at: ["related", index], id })),
    ...questions.flatMap(({ decides }, question) =>
      decides.map((id, index) => ({ at: ["questions", question, "decides", index], id, mayBeSelf: true })),
    ),
    ...counterExamples.flatMap(({ leadsTo }, index) =>
      leadsTo === undefined ? [] : [{ at: ["counterExamples", index, "leadsTo"], id: leadsTo }],
    ),
    ...(replacedBy === undefined ? [] : [{ at: ["replacedBy"], id: replacedBy }]),
  ];
}
