import type { Confidence } from "../diagnosis";
import { isLocale, type Locale } from "../locale";
import type { ExecuteAction } from "./adaptive-card";

/** What of an article a card shows; title, summary and who acts are always there. */
export const CARD_SECTIONS = ["summary", "steps", "evidence"] as const;
export type CardSection = (typeof CARD_SECTIONS)[number];

/** Which article a card shows, and how. Everything needed to draw it again; nothing of what was pasted. */
export interface CardView {
  readonly article: string;
  readonly locale: Locale;
  readonly section: CardSection;
  /** What the diagnosis claimed; absent where the article was looked up by name. */
  readonly confidence?: Confidence;
  /** Other articles that explain the same text, the next one first. */
  readonly rivals: readonly string[];
  /** Numbers of the pasted lines that showed it. */
  readonly lines: readonly number[];
}

/** What a card's button asks for. */
export type CardActionRequest =
  | { readonly kind: "show"; readonly view: CardView }
  | {
      readonly kind: "feedback";
      readonly article: string;
      readonly locale: Locale;
      readonly helped: boolean;
      /** What the card claimed of the article. */
      readonly claim: CardClaim;
    }
  /** Ask the experts about a gap of the knowledge base, by its id. */
  | { readonly kind: "ask"; readonly gap: string; readonly locale: Locale };

/** What a card claims of its article: the kind of the diagnosis, or that it was looked up by name. */
export type CardClaim = "identified" | "ambiguous" | "lookup";

/** Told by the view alone: a diagnosis is ambiguous where it has rivals or its one cause is only possible. */
export function claimOf({ confidence, rivals }: CardView): CardClaim {
  if (confidence === undefined) return "lookup";
  return confidence === "possible" || rivals.length > 0 ? "ambiguous" : "identified";
}

/** Counted up when the format changes; buttons of older cards are then refused like forged ones. */
const FORMAT = 1;
/** More than a diagnosis ever names. */
const MOST_RIVALS = 8;
export const MOST_LINES = 8;
const CONFIDENCES: readonly Confidence[] = ["certain", "likely", "possible"];
const CLAIMS: readonly CardClaim[] = ["identified", "ambiguous", "lookup"];
/** The claim of the cards that have the most to say is left out of their buttons: every card has to fit. */
const UNSAID: CardClaim = "ambiguous";
/** Ids of gaps are hexadecimal; see `toGapId` in store. */
const GAP_ID = /^[0-9a-f]{12}$/u;

/** A button: `Action.Execute`, and `Action.Submit` with the same data for clients without Universal Actions. */
export function toExecuteAction(title: string, request: CardActionRequest, tooltip?: string): ExecuteAction {
  const data = toActionData(request);
  const shown = { title, ...(tooltip === undefined ? {} : { tooltip }), data, associatedInputs: "none" } as const;
  return { type: "Action.Execute", verb: request.kind, ...shown, fallback: { type: "Action.Submit", ...shown } };
}

/** The data a button carries; {@link parseActionData} reads it back. */
export function toActionData(request: CardActionRequest): Readonly<Record<string, unknown>> {
  switch (request.kind) {
    case "show":
      return { format: FORMAT, verb: "show", ...request.view };
    case "feedback": {
      const { article, locale, helped, claim } = request;
      return { format: FORMAT, verb: "feedback", article, locale, helped, ...(claim === UNSAID ? {} : { claim }) };
    }
    case "ask": {
      const { gap, locale } = request;
      return { format: FORMAT, verb: "ask", gap, locale };
    }
  }
}

/** Reads what a button sent back: anything may stand in it. Undefined: not ours, of another version, or forged. */
export function parseActionData(data: unknown): CardActionRequest | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { format, verb, article, locale, ...rest }: Readonly<Record<string, unknown>> = { ...data };
  if (format !== FORMAT || !isLocale(locale)) return undefined;
  if (verb === "ask") {
    const { gap } = rest;
    return typeof gap === "string" && GAP_ID.test(gap) ? { kind: "ask", gap, locale } : undefined;
  }
  if (!isArticleId(article)) return undefined;
  switch (verb) {
    case "show":
      return parseShow(article, locale, rest);
    case "feedback": {
      const { helped } = rest;
      const claim = CLAIMS.find((known) => known === rest["claim"]) ?? UNSAID;
      return typeof helped === "boolean" ? { kind: "feedback", article, locale, helped, claim } : undefined;
    }
    default:
      return undefined;
  }
}

function parseShow(
  article: string,
  locale: Locale,
  { section, confidence, rivals, lines }: Readonly<Record<string, unknown>>,
): CardActionRequest | undefined {
  const shownSection = CARD_SECTIONS.find((known) => known === section);
  const shownConfidence = CONFIDENCES.find((known) => known === confidence);
  if (shownSection === undefined || (confidence !== undefined && shownConfidence === undefined)) return undefined;
  if (!isListOf(rivals, isArticleId, MOST_RIVALS) || !isListOf(lines, isLineNumber, MOST_LINES)) return undefined;
  const claim = shownConfidence === undefined ? {} : { confidence: shownConfidence };
  return { kind: "show", view: { article, locale, section: shownSection, ...claim, rivals, lines } };
}

function isArticleId(value: unknown): value is string {
  return typeof value === "string" && value.length <= 128 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(value);
}

function isLineNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item, most: number): value is Item[] {
  return Array.isArray(value) && value.length <= most && value.every(isItem);
}
