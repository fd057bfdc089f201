import { z } from "zod";
import { SOURCES } from "./condition";
import { createContext, type LintOptions } from "./lint/lint-knowledge";
import { readArticleFiles } from "./read-knowledge";
import { readSamples } from "./samples";

/** A list of problems that ought to be covered, as far as coverage looks at it: more fields are permitted. */
const problemListSchema = z.array(
  z.object({ id: z.string(), codes: z.array(z.object({ code: z.string(), phrase: z.string() })) }),
);

export type ProblemList = z.infer<typeof problemListSchema>;

/** Parses a list of problems; undefined where the value is none. */
export function parseProblemList(value: unknown): ProblemList | undefined {
  return problemListSchema.safeParse(value).data;
}

/** One text of the list and where it leads. */
export interface CoverageRow {
  readonly id: string;
  readonly text: string;
  /** Articles the text leads to, the first answer first. */
  readonly leadsTo: readonly string[];
}

/** What a knowledge folder covers. */
export interface Coverage {
  readonly rows: readonly CoverageRow[];
  /** Forms that no example of an article has, by article; the forms of mail only, since few problems show in headers or the registry. */
  readonly missingForms: ReadonlyMap<string, readonly string[]>;
}

const FORMS = SOURCES.filter((form) => form !== "headers" && form !== "registry" && form !== "eventLog");

/** Tries every code with its phrase, as somebody types them: "550 5.1.1 User unknown". */
export async function measureCoverage(
  directory: string,
  problems: ProblemList,
  options: LintOptions,
): Promise<Coverage> {
  const { files, tools } = createContext(readArticleFiles(directory), readSamples(directory), options);
  const rows: CoverageRow[] = [];
  for (const { id, codes } of problems) {
    for (const { code, phrase } of codes) {
      const text = [code, phrase].filter((part) => part !== "n/a").join(" ");
      const { claims } = await tools.diagnose(text);
      rows.push({ id, text, leadsTo: claims.map((claim) => claim.id) });
    }
  }
  const missingForms = new Map<string, readonly string[]>();
  for (const { article } of files) {
    const forms: readonly string[] = article.examples.map(({ form }) => form);
    const missing = FORMS.filter((form) => !forms.includes(form));
    if (missing.length > 0) missingForms.set(article.id, missing);
  }
  return { rows, missingForms };
}
