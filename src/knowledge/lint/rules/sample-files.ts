import type { LintContext } from "../rule";
import type { BaseReport, BaseRule } from "../rule";
import { nearestOf } from "../../nearest";
import { HARMLESS } from "../../samples";

export const sampleFiles: BaseRule = {
  id: "sample-files",
  severity: "error",
  scope: "base",
  summary:
    "Every sample an article names exists, in the folder of its id; every sample file is named or harmless, UTF-8 text, and not empty.",
  check(context) {
    return [...namesOf(context), ...filesOf(context)];
  },
};

function namesOf({ files, samples }: LintContext): BaseReport[] {
  const known = samples.map(({ name }) => name);
  return files.flatMap((file): BaseReport[] => {
    const { id } = file.article;
    return namedSamples(file.article).flatMap(({ at, sample }): BaseReport[] => {
      if (!sample.startsWith(`${id}/`)) {
        return [
          {
            file,
            at,
            message: `The sample "${sample}" does not lie in the folder of this article.`,
            help: `Put the file below samples/${id}/ and name it "${id}/${sample.split("/").at(-1) ?? ""}". Files of none/ are harmless texts.`,
          },
        ];
      }
      if (known.includes(sample)) return [];
      const nearest = nearestOf(sample, known);
      return [
        {
          file,
          at,
          message: `There is no file samples/${sample}.`,
          help: `${nearest === undefined ? "" : `Did you mean "${nearest}"? `}Add the file, or put the text itself under "text".`,
        },
      ];
    });
  });
}

function filesOf({ files, samples }: LintContext): BaseReport[] {
  const named = new Set(files.flatMap(({ article }) => namedSamples(article).map(({ sample }) => sample)));
  return samples.flatMap((file): BaseReport[] => {
    const report = (message: string, help: string): BaseReport[] => [{ file, at: [], message, help }];
    if (!file.isText) {
      return report(
        "The file is not UTF-8 text.",
        "Save it as UTF-8. Windows PowerShell 5.1 writes UTF-16 with > and Out-File: add -Encoding utf8.",
      );
    }
    if (file.text.trim() === "") return report("The file is empty.", "Put the pasted text into it, or remove it.");
    if (file.name.startsWith(HARMLESS) || named.has(file.name)) return [];
    return report(
      `No article names the sample ${file.name}.`,
      `Name it in an example: "sample": "${file.name}". Or remove it; a text in which no problem may be found belongs into none/.`,
    );
  });
}

function namedSamples(article: LintContext["files"][number]["article"]): { at: (string | number)[]; sample: string }[] {
  return (["examples", "counterExamples"] as const).flatMap((key) =>
    article[key].flatMap(({ sample }, index) => (sample === undefined ? [] : [{ at: [key, index, "sample"], sample }])),
  );
}
