import type { BaseRule } from "../rule";

/** Vendors change limits, builds and portals about once a year. */
const OLDEST_DAYS = 365;
const DAY_MS = 86_400_000;

export const verifiedRecently: BaseRule = {
  id: "verified-recently",
  severity: "warning",
  scope: "base",
  summary: `The facts of an article were verified within the last ${OLDEST_DAYS} days.`,
  check({ files, today }) {
    return files.flatMap((file) => {
      const { status, verifiedOn } = file.article;
      const days = Math.round((Date.parse(today) - Date.parse(verifiedOn)) / DAY_MS);
      if (status === "deprecated" || days <= OLDEST_DAYS) return [];
      return [
        {
          file,
          at: ["verifiedOn"],
          message: `The facts were last verified ${days} days ago, on ${verifiedOn}.`,
          help: "Read the references again, mend what changed, and write today's date here and in retrieved.",
        },
      ];
    });
  },
};
