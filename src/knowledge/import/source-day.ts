import type { FrontMatter } from "./front-matter";
import type { SourceFile } from "./source-file";

const FIELDS = ["ms.date", "ms.lasthandoff", "date"];

/**
 * The day from which an article's facts are, YYYY-MM-DD: ms.date, else the day it was handed off, else today. Month first, as
 * Microsoft's contributor guide has it: https://learn.microsoft.com/contribute/content/metadata
 */
export function readSourceDay(matter: FrontMatter, source: SourceFile, today: string): string {
  for (const field of FIELDS) {
    const found = matter.one(field);
    if (found === undefined) continue;
    const day = toDay(found);
    if (day !== undefined && day <= today) return day;
    source.report(
      matter.offsetOf(field),
      "date",
      day === undefined ? `${field} is "${found}", which is no date.` : `${field} is ${day}, which is yet to come.`,
      "Dates are written MM/DD/YYYY or YYYY-MM-DD. Fill in retrieved and verifiedOn in the draft.",
      "warning",
    );
  }
  return today;
}

function toDay(found: string): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(found);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/u.exec(found);
  const [year, month, day] =
    american === null ? [iso?.[1], iso?.[2], iso?.[3]] : [american[3], american[1], american[2]];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  // 30 February becomes 1 March when it is read.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
