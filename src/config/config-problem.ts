/** One thing wrong with one environment variable, in the words of the person who has to mend it. */
export interface ConfigProblem {
  readonly variable: string;
  /** The value as found; never a secret. */
  readonly found: string;
  readonly permitted: string;
  readonly fix: string;
}

/** How a variable without a value is shown. */
export const NOT_SET = "(not set)";

/** Shows a value in a message: quoted, and cut so that a pasted file does not fill the screen. */
export function toShownValue(value: string | undefined): string {
  if (value === undefined) return NOT_SET;
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

/** Shows a value where only an id belongs: anything that does not look like an id may be a secret in the wrong place. */
export function toShownId(value: string | undefined): string {
  const harmless =
    value === undefined || /^[0-9a-f-]{1,40}$/iu.test(value) || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/iu.test(value);
  return harmless ? toShownValue(value) : `(${value.length} characters, not shown because they may be a secret)`;
}

/** Shows a URL without the user name and password it may carry. */
export function toShownUrl(value: string | undefined): string {
  return value?.includes("@") === true ? "(a value with a user name or password, not shown)" : toShownValue(value);
}

/** All problems as one text: a line of what is wrong and a line of what to do for each. */
export function toProblemText(problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const lines = problems.map(
    ({ variable, found, permitted, fix }) => `  ${variable}: found ${found}, permitted: ${permitted}.\n    Fix: ${fix}`,
  );
  return [`The configuration has ${count}:`, ...lines].join("\n");
}
