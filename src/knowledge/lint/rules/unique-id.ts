import type { BaseReport, BaseRule } from "../rule";

export const uniqueId: BaseRule = {
  id: "unique-id",
  severity: "error",
  scope: "base",
  summary: "No two files hold the same id, and no two file names differ only in upper and lower case.",
  check({ files }) {
    const byId = new Map<string, string>();
    const byName = new Map<string, string>();
    return files.flatMap((file): BaseReport[] => {
      const { id } = file.article;
      const name = file.name.toLowerCase();
      const sameId = byId.get(id);
      const sameName = byName.get(name);
      if (sameId === undefined) byId.set(id, file.name);
      if (sameName === undefined) byName.set(name, file.name);
      if (sameId !== undefined) {
        return [
          {
            file,
            at: ["id"],
            message: `The id "${id}" is taken: ${sameId}.json has it too.`,
            help: "Give the copy an id of its own, and its file the same name; or remove one of the two files.",
          },
        ];
      }
      if (sameName === undefined) return [];
      return [
        {
          file,
          at: ["id"],
          message: `${file.name}.json and ${sameName}.json differ only in upper and lower case.`,
          help: "On Windows the two are one file. File names are lower-case: rename one.",
        },
      ];
    });
  },
};
