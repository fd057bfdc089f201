import type { ArticleFile, ValidArticleFile } from "../article-file";
import type { JsonPath } from "../json-file";
import type { Severity } from "../problem";
import type { SampleFile } from "../samples";
import type { LintTools } from "./tools";

/** What a rule found in the article it looks at. */
export interface Report {
  readonly at: JsonPath;
  /** Whether the place is the key or the value at `at`; the value where not said. */
  readonly on?: "key" | "value";
  /** What is wrong, with the value found. */
  readonly message: string;
  /** What is permitted, and how to mend it. */
  readonly help: string;
  /** The value that belongs at `at`, where putting it there is safe without looking; undefined as value removes it. */
  readonly fix?: { readonly value: unknown };
}

/** What a rule found anywhere in the base. */
export interface BaseReport extends Report {
  readonly file: ArticleFile | SampleFile;
  /** Where in the file's text, for what a path cannot name: a sample has none, and the second of two equal keys neither. */
  readonly offset?: number;
}

/** The whole knowledge base, as rules see it. */
export interface LintContext {
  /** Every file that holds an article, sorted by name. */
  readonly files: readonly ValidArticleFile[];
  /** The same by id. */
  readonly byId: ReadonlyMap<string, ValidArticleFile>;
  /** Names of all article files, those too that hold no article for now. */
  readonly names: ReadonlySet<string>;
  readonly samples: readonly SampleFile[];
  readonly tools: LintTools;
  /** YYYY-MM-DD. */
  readonly today: string;
}

interface RuleBase {
  /** Same as the name of its file; shown with every finding. */
  readonly id: string;
  readonly severity: Severity;
  /** What it asks for, in one sentence. */
  readonly summary: string;
}

/** A rule about one article that needs nothing but the article. */
export interface ArticleRule extends RuleBase {
  readonly scope: "article";
  /** Where an article that breaks it must not even be served: because it cannot be used, or because it could do harm. */
  readonly blocks?: "unusable" | "harmful";
  check(file: ValidArticleFile): readonly Report[];
}

/** A rule that compares an article with others, with samples, or with what the product makes of it. */
export interface BaseRule extends RuleBase {
  readonly scope: "base";
  check(context: LintContext): readonly BaseReport[] | Promise<readonly BaseReport[]>;
}

export type Rule = ArticleRule | BaseRule;
