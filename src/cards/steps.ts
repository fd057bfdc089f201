import type { Article, Step } from "../knowledge";
import { stringsFor, type Locale, type Strings } from "../locale";
import { checkCommandsOf, fillPlaceholders, toFixText, toRegText, type PlaceholderValues } from "../remedy";
import type { CardAction, CardElement } from "./adaptive-card";
import { heading, linkRun, paragraph, prose, proseRuns, run, verbatim } from "./blocks";

/** What the steps of a card may refer to. */
export interface StepContext {
  readonly locale: Locale;
  /** Values read from the paste, for the placeholders of commands. */
  readonly values: PlaceholderValues;
  /** Where `/fixes/…` can be downloaded; without it the card offers copying only. */
  readonly downloadBaseUrl: string | undefined;
}

/** The fixes of an article, step by step. */
export function buildFixes(article: Article, context: StepContext): CardElement[] {
  const strings = stringsFor(context.locale);
  return article.fixes.flatMap((fix, index) => [
    ...(article.fixes.length > 1 || index > 0
      ? [paragraph(proseRuns(fix.title, context.locale, { weight: "Bolder" }), { spacing: "Medium" })]
      : []),
    ...fix.steps.flatMap((step, number) =>
      buildStep(article, step, `${number + 1}.  `, `${article.id}-${index}-${number}`, context, strings),
    ),
  ]);
}

function buildStep(
  article: Article,
  step: Step,
  number: string,
  id: string,
  context: StepContext,
  strings: Strings,
): CardElement[] {
  const { locale } = context;
  const isOptional = "optional" in step && step.optional === true;
  const lead = [
    run(number, { weight: "Bolder" }),
    ...(isOptional ? [run(strings.optionalStep, { italic: true })] : []),
  ];
  const text = paragraph([...lead, ...proseRuns(step.text, locale)], { spacing: "Medium" });
  switch (step.kind) {
    case "instruction":
    case "update":
    case "reboot":
      return [text];
    case "command":
      return [text, ...buildCommand(step.command, context, strings)];
    case "rollback":
      return [
        text,
        ...(step.command === undefined ? [] : buildCommand(step.command, context, strings)),
        ...buildRollback(article, context, strings),
      ];
    case "verify":
      return [
        text,
        ...(step.command === undefined ? [] : buildCommand(step.command, context, strings)),
        ...(step.expect === undefined ? [] : [label(strings.expectedOutput), verbatim(step.expect)]),
      ];
    case "link":
      return [paragraph([...lead, linkRun(step.text[locale], step.url)], { spacing: "Medium" })];
    case "registry":
      return [text, ...buildRegistry(article, toRegText(step.keys), isOptional, id, context, strings)];
  }
}

/** Asks to paste back what the registry holds after the change; nothing where the article's values are not checked. */
export function buildCheckBack(article: Article, { registry, shells }: Strings): CardElement[] {
  const commands = checkCommandsOf(article);
  if (commands.length === 0) return [];
  return [
    paragraph([run(registry.checkBackText)]),
    ...commands.flatMap(({ shell, text }) => [label(shells[shell]), verbatim(text)]),
  ];
}

function buildCommand(
  command: Extract<Step, { kind: "command" }>["command"],
  { values }: StepContext,
  strings: Strings,
): CardElement[] {
  return [label(strings.shells[command.shell]), verbatim(fillPlaceholders(command, values))];
}

/** A registry file to read, copy and download, with the script that does the same. */
export function buildRegistry(
  article: Article | undefined,
  text: string,
  isOptional: boolean,
  id: string,
  context: Pick<StepContext, "downloadBaseUrl">,
  strings: Strings,
): CardElement[] {
  const shown = text.replaceAll("\r\n", "\n").trimEnd();
  const copyId = `copy-${id}`;
  const download = isOptional ? undefined : downloadUrl(article, "reg", context);
  const script = isOptional ? undefined : downloadUrl(article, "ps1", context);
  const actions: CardAction[] = [
    { type: "Action.ToggleVisibility", title: strings.copyRegistry, targetElements: [copyId] },
  ];
  if (download !== undefined) actions.push({ type: "Action.OpenUrl", title: strings.downloadReg, url: download });
  if (script !== undefined) actions.push({ type: "Action.OpenUrl", title: strings.registry.downloadPs1, url: script });
  return [
    {
      type: "CodeBlock",
      codeSnippet: shown,
      language: "PlainText",
      spacing: "Small",
      fallback: paragraph([run(shown, { fontType: "Monospace" })]),
    },
    { type: "ActionSet", spacing: "Small", actions },
    {
      type: "Input.Text",
      id: copyId,
      label: strings.copyHint,
      isMultiline: true,
      value: `${shown}\n`,
      isVisible: false,
    },
  ];
}

/** Downloads that undo an article's registry step. */
export function buildRollback(
  article: Article,
  context: Pick<StepContext, "downloadBaseUrl">,
  strings: Strings,
): CardElement[] {
  const url = downloadUrl(article, "rollback.reg", context);
  const script = downloadUrl(article, "rollback.ps1", context);
  if (url === undefined || script === undefined || toFixText(article, "rollback-reg") === undefined) return [];
  return [
    {
      type: "ActionSet",
      spacing: "Small",
      actions: [
        { type: "Action.OpenUrl", title: strings.downloadRollback, url },
        { type: "Action.OpenUrl", title: strings.registry.downloadRollbackPs1, url: script },
      ],
    },
  ];
}

function downloadUrl(
  article: Article | undefined,
  extension: string,
  { downloadBaseUrl }: Pick<StepContext, "downloadBaseUrl">,
): string | undefined {
  return downloadBaseUrl === undefined || article === undefined
    ? undefined
    : `${downloadBaseUrl}/fixes/${article.id}.${extension}`;
}

/** A caption over something exact. */
export function label(text: string): CardElement {
  return paragraph([run(text, { isSubtle: true, size: "Small" })], { spacing: "Small" });
}

/** Causes with what to look at, so that the reader can tell which one it is. */
export function buildCauses(article: Article, locale: Locale): CardElement[] {
  if (article.causes.length < 2) return article.causes.map(({ tell }) => prose(tell, locale));
  return article.causes.map(({ text, tell }) =>
    paragraph([run("•  "), ...proseRuns(text, locale), run(" "), ...proseRuns(tell, locale, { isSubtle: true })], {
      spacing: "Small",
    }),
  );
}

/** A heading with what stands under it; nothing where there is nothing. */
export function section(title: string, items: readonly CardElement[]): CardElement[] {
  return items.length === 0 ? [] : [heading(title), ...items];
}
