import type { Article, Command, Step } from "../knowledge";
import { stringsFor, type Locale, type Strings } from "../locale";
import {
  checkCommandsOf,
  fillPlaceholders,
  hasPlaceholder,
  toFixText,
  toRegText,
  type PlaceholderValues,
} from "../remedy";
import type { CardAction, CardElement, RichTextBlock } from "./adaptive-card";
import { linkRun, paragraph, prose, proseRuns, run, verbatim } from "./blocks";
import { sectionTitle } from "./captions";
import type { Detail } from "./fit-card";

/** What the steps of a card may refer to. */
export interface StepContext {
  readonly locale: Locale;
  /** Where `/fixes/…` can be downloaded; without it the card offers copying only. */
  readonly downloadBaseUrl: string | undefined;
  readonly detail: Detail;
}

/** An element, or a command whose placeholders wait for the values of a paste. */
export type StepPiece = CardElement | Command;

/** Tells a drawn element from a command that waits. */
export function isElement(piece: StepPiece): piece is CardElement {
  return "type" in piece;
}

/** The pieces as elements, the commands filled with what was read from a paste. */
export function fillPieces(pieces: readonly StepPiece[], values: PlaceholderValues): CardElement[] {
  return pieces.map((piece) => (isElement(piece) ? piece : verbatim(fillPlaceholders(piece, values))));
}

/** The fixes of an article, step by step. */
export function buildFixes(article: Article, context: StepContext): StepPiece[] {
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
): StepPiece[] {
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
      return buildCommand(text, step.command, context, strings);
    case "rollback":
      return [...buildCommand(text, step.command, context, strings), ...buildRollback(article, context, strings)];
    case "verify":
      return [
        ...buildCommand(text, step.command, context, strings),
        ...(step.expect === undefined ? [] : [label(strings.expectedOutput), verbatim(step.expect)]),
      ];
    case "link":
      return [paragraph([...lead, linkRun(step.text[locale], step.url)], { spacing: "Medium" })];
    case "registry":
      return [text, ...buildRegistry(article, toRegText(step.keys), isOptional, id, context, strings)];
  }
}

/** Asks to paste back what the registry holds after the change; nothing where the article's values are not checked. */
export function buildCheckBack(article: Article, detail: Detail, { registry, shells }: Strings): CardElement[] {
  const commands = checkCommandsOf(article);
  if (commands.length === 0) return [];
  // The steps above hold the same command.
  if (detail === "brief") return [paragraph([run(registry.checkBackBrief)])];
  return [
    paragraph([run(registry.checkBackText)]),
    ...commands.flatMap(({ shell, text }) => [label(shells[shell]), verbatim(text)]),
  ];
}

/** A step's text and, where it has one, its command with the shell that it runs in. */
function buildCommand(
  text: RichTextBlock,
  command: Command | undefined,
  { detail }: StepContext,
  { shells }: Strings,
): StepPiece[] {
  if (command === undefined) return [text];
  const box = hasPlaceholder(command) ? command : verbatim(command.text);
  const shell = shells[command.shell];
  if (detail === "full") return [text, label(shell), box];
  return [Object.assign({}, text, { inlines: [...text.inlines, run(`  ${shell}:`, { isSubtle: true })] }), box];
}

/** A registry file to read, copy and download, with the script that does the same. */
export function buildRegistry(
  article: Article | undefined,
  text: string,
  isOptional: boolean,
  id: string,
  context: Pick<StepContext, "downloadBaseUrl" | "detail">,
  strings: Strings,
): CardElement[] {
  const shown = text.replaceAll("\r\n", "\n").trimEnd();
  const copyId = `copy-${id}`;
  const download = isOptional ? undefined : downloadUrl(article, "reg", context);
  const script = isOptional ? undefined : downloadUrl(article, "ps1", context);
  const downloads: CardAction[] = [
    ...(download === undefined ? [] : [{ type: "Action.OpenUrl", title: strings.downloadReg, url: download } as const]),
    ...(script === undefined
      ? []
      : [{ type: "Action.OpenUrl", title: strings.registry.downloadPs1, url: script } as const]),
  ];
  const field = {
    type: "Input.Text",
    id: copyId,
    label: strings.copyHint,
    isMultiline: true,
    value: `${shown}\n`,
  } as const;
  // One place to read it and copy it from, where there is no room for two.
  if (context.detail === "brief") {
    return [
      field,
      ...(downloads.length === 0 ? [] : [{ type: "ActionSet", spacing: "Small", actions: downloads } as const]),
    ];
  }
  const copy = { type: "Action.ToggleVisibility", title: strings.copyRegistry, targetElements: [copyId] } as const;
  return [
    { type: "CodeBlock", codeSnippet: shown, language: "PlainText", spacing: "Small", fallback: "drop" },
    { type: "ActionSet", spacing: "Small", actions: [copy, ...downloads] },
    { isVisible: false, ...field },
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

/** A heading, which is a UI string, with what stands under it; nothing where there is nothing. */
export function section<Item>(title: string, items: readonly Item[]): (CardElement | Item)[] {
  return items.length === 0 ? [] : [sectionTitle(title), ...items];
}
