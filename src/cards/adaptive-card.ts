/** The one schema address and version of every card. Teams renders up to 1.5; newer elements carry a fallback. */
export const SCHEMA_URL = "http://adaptivecards.io/schemas/adaptive-card.json";
export const CARD_VERSION = "1.5";

type Spacing = "None" | "Small" | "Default" | "Medium" | "Large" | "ExtraLarge" | "Padding";
type Colour = "Default" | "Accent" | "Good" | "Warning" | "Attention";

interface ElementBase {
  readonly id?: string;
  readonly spacing?: Spacing;
  readonly separator?: boolean;
  readonly isVisible?: boolean;
}

/** Headings only: Teams runs Markdown over a TextBlock, so nothing pasted and nothing verbatim goes in here. */
export interface TextBlock extends ElementBase {
  readonly type: "TextBlock";
  readonly text: string;
  readonly wrap: true;
  readonly style: "heading";
  readonly size?: "Small" | "Default" | "Medium" | "Large" | "ExtraLarge";
  readonly weight?: "Default" | "Bolder";
}

/** A run of exact text: no Markdown is applied to it anywhere. */
export interface TextRun {
  readonly type: "TextRun";
  readonly text: string;
  readonly fontType?: "Default" | "Monospace";
  readonly weight?: "Default" | "Bolder" | "Lighter";
  readonly color?: Colour;
  readonly isSubtle?: boolean;
  readonly italic?: boolean;
  readonly size?: "Small" | "Default" | "Medium" | "Large";
  readonly underline?: boolean;
  readonly selectAction?: OpenUrlAction;
}

export interface RichTextBlock extends ElementBase {
  readonly type: "RichTextBlock";
  readonly inlines: readonly TextRun[];
}

export interface Container extends ElementBase {
  readonly type: "Container";
  readonly items: readonly CardElement[];
  readonly style?: "default" | "emphasis" | "accent" | "good" | "warning" | "attention";
}

export interface Column {
  readonly type: "Column";
  readonly width: "auto" | "stretch";
  readonly items: readonly CardElement[];
}

export interface ColumnSet extends ElementBase {
  readonly type: "ColumnSet";
  readonly columns: readonly Column[];
}

export interface TableCell {
  readonly type: "TableCell";
  readonly items: readonly CardElement[];
}

export interface TableRow {
  readonly type: "TableRow";
  readonly cells: readonly TableCell[];
}

export interface Table extends ElementBase {
  readonly type: "Table";
  /** Relative widths. */
  readonly columns: readonly { readonly width: number }[];
  readonly firstRowAsHeaders: true;
  readonly showGridLines: boolean;
  readonly rows: readonly TableRow[];
}

export interface ActionSet extends ElementBase {
  readonly type: "ActionSet";
  readonly actions: readonly CardAction[];
}

/** A multi-line field holding text to be selected and copied; never sent back. */
export interface CopyField extends ElementBase {
  readonly type: "Input.Text";
  readonly id: string;
  readonly label: string;
  readonly isMultiline: true;
  readonly value: string;
}

/** Teams-only block of code. Every other host drops it and keeps the copy field beside it, which holds the same text. */
export interface CodeBlock extends ElementBase {
  readonly type: "CodeBlock";
  readonly codeSnippet: string;
  readonly language: "PlainText" | "PowerShell";
  readonly fallback: "drop";
}

export type CardElement = TextBlock | RichTextBlock | Container | ColumnSet | Table | ActionSet | CopyField | CodeBlock;

export interface OpenUrlAction {
  readonly type: "Action.OpenUrl";
  readonly title?: string;
  readonly tooltip?: string;
  readonly url: string;
}

export interface ToggleVisibilityAction {
  readonly type: "Action.ToggleVisibility";
  readonly title: string;
  readonly targetElements: readonly string[];
}

interface ServerAction {
  readonly title: string;
  readonly tooltip?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly associatedInputs: "none";
}

interface SubmitAction extends ServerAction {
  readonly type: "Action.Submit";
}

/** A Universal Action; clients without them press `fallback`, which comes back as a message. */
export interface ExecuteAction extends ServerAction {
  readonly type: "Action.Execute";
  readonly verb: string;
  readonly fallback: SubmitAction;
}

export type CardAction = OpenUrlAction | ToggleVisibilityAction | ExecuteAction;

/**
 * An Adaptive Card as we build it: a subset of schema 1.5 and Teams' CodeBlock. Without `lang`: the adaptivecards package
 * takes no tag with a region ("zh-CN"), and Teams knows its reader's language.
 */
export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly $schema: typeof SCHEMA_URL;
  readonly version: typeof CARD_VERSION;
  readonly fallbackText: string;
  readonly speak: string;
  readonly msteams: { readonly width: "full" };
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
}
