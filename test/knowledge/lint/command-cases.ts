import type { FailingCase, LintCase } from "./rule-tester";

/** The last command of the sample, which cases put theirs in the place of. */
const COMMAND = `{ "shell": "exchange", "text": "Retry-Queue -Filter \\"NextHopDomain -eq '{domain}'\\"" }`;

type CommandCase = readonly [shell: "cmd" | "powershell" | "exchange", text: string, message?: RegExp];

/** Cases for testRule in which one command differs; a failing one is reported at the command's text. */
export function commandCases(cases: {
  readonly passes: Readonly<Record<string, CommandCase>>;
  readonly fails: Readonly<Record<string, CommandCase>>;
}): { readonly passes: Record<string, LintCase>; readonly fails: Record<string, FailingCase> } {
  const changed = ([shell, text]: CommandCase): LintCase => ({
    change: [[COMMAND, `{ "shell": "${shell}", "text": ${JSON.stringify(text)} }`]],
  });
  return {
    passes: Object.fromEntries(Object.entries(cases.passes).map(([name, given]) => [name, changed(given)])),
    fails: Object.fromEntries(
      Object.entries(cases.fails).map(([name, given]) => [
        name,
        { ...changed(given), at: JSON.stringify(given[1]), ...(given[2] === undefined ? {} : { message: given[2] }) },
      ]),
    ),
  };
}
