import type { BaseReport, BaseRule } from "../rule";

/** The project's first knowledge is of 2021: an earlier day is a typing mistake. */
const FIRST_DAY = "2021-01-01";

export const saneDates: BaseRule = {
  id: "sane-dates",
  severity: "error",
  scope: "base",
  summary: `Dates lie between ${FIRST_DAY} and today.`,
  check({ files, today }) {
    return files.flatMap((file): BaseReport[] => {
      const { references, verifiedOn } = file.article;
      const dates = [
        ...references.map(({ retrieved }, index) => ({ at: ["references", index, "retrieved"], date: retrieved })),
        { at: ["verifiedOn"], date: verifiedOn },
      ];
      return dates.flatMap(({ at, date }) => {
        if (date > today) {
          const message = `${date} lies in the future: today is ${today}.`;
          return [
            { file, at, message, help: "Write the day on which the page was last read. Check the year and the month." },
          ];
        }
        if (date < FIRST_DAY) {
          const message = `${date} lies before ${FIRST_DAY}.`;
          return [{ file, at, message, help: "Read the page again and write that day. Check the year." }];
        }
        return [];
      });
    });
  },
};
