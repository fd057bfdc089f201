import type { Article } from "../knowledge";
import { jsonBytes, keepJson } from "../kept-json";
import { stringsFor, type Locale } from "../locale";
import type { PlaceholderValues } from "../remedy";
import type { CardElement } from "./adaptive-card";
import { bullets, heading, linkRun, paragraph, prose, run } from "./blocks";
import type { Detail } from "./fit-card";
import { rememberRecent } from "./remember-recent";
import { buildRival } from "./rivals";
import {
  buildCauses,
  buildCheckBack,
  buildFixes,
  fillPieces,
  isElement,
  section,
  type StepContext,
  type StepPiece,
} from "./steps";
import { toNoteFrame, type NoteFrame } from "./ticket-note";
import { buildWhoActs } from "./who-acts";

/** What of an article stands alike on all its cards, whatever was pasted: drawn once, and never changed. */
export interface ArticleParts {
  readonly title: CardElement;
  readonly summary: CardElement;
  /** All but the ticket note. */
  readonly whoActs: readonly CardElement[];
  readonly causes: readonly CardElement[];
  /** The steps; asks for what was read from a paste only where a command has a placeholder for it. */
  readonly fixes: (values: () => PlaceholderValues) => readonly CardElement[];
  readonly checkBack: readonly CardElement[];
  readonly links: readonly CardElement[];
  readonly verifiedOn: CardElement;
  /** What stands of it on the card of a rival. */
  readonly asRival: CardElement;
  readonly note: NoteFrame;
  /** What the elements take on a card that holds them all, as one of a diagnosis does. */
  readonly bytes: number;
}

interface Drawn {
  readonly downloadBaseUrl: string | undefined;
  readonly parts: ArticleParts;
}

/** The parts of an article take some 20 KB of memory in each language and detail, and 15 more once their JSON was written. */
const MOST_ARTICLES = 200;
const variantsOf = rememberRecent<Article, Map<`${Locale} ${Detail}`, Drawn>>(MOST_ARTICLES, () => new Map());

/** The parts of an article, drawn for its first card and kept for the next. */
export function partsOf(article: Article, context: StepContext): ArticleParts {
  const { locale, detail, downloadBaseUrl } = context;
  const variants = variantsOf(article);
  const known = variants.get(`${locale} ${detail}`);
  if (known !== undefined && known.downloadBaseUrl === downloadBaseUrl) return known.parts;
  const parts = drawParts(article, context);
  variants.set(`${locale} ${detail}`, { downloadBaseUrl, parts });
  return parts;
}

function drawParts(article: Article, context: StepContext): ArticleParts {
  const { locale, detail } = context;
  const strings = stringsFor(locale);
  const { title, summary, references, verifiedOn } = article;
  const fixes = section(strings.fix, buildFixes(article, context)).map(keepPiece);
  const elements = {
    title: keepJson(heading(title[locale], "Large", "None")),
    summary: keepJson(prose(summary, locale, { spacing: "Medium" })),
    whoActs: buildWhoActs(article, locale).map(keepJson),
    causes: section(strings.causes, buildCauses(article, locale)).map(keepJson),
    checkBack: section(strings.registry.checkBack, buildCheckBack(article, detail, strings)).map(keepJson),
    links: section(strings.links, bullets(references.map(({ title: page, url }) => [linkRun(page, url)]))).map(
      keepJson,
    ),
    verifiedOn: keepJson(
      paragraph([run(strings.verifiedOn(verifiedOn), { isSubtle: true, size: "Small" })], { spacing: "Medium" }),
    ),
  };
  return {
    fixes: fixes.every(isElement) ? () => fixes : (values) => fillPieces(fixes, values()),
    asRival: keepJson(buildRival(article, locale)),
    note: toNoteFrame(article, locale, detail),
    bytes: jsonBytes([...Object.values(elements).flat(), ...fixes.filter(isElement)]),
    ...elements,
  };
}

function keepPiece(piece: StepPiece): StepPiece {
  return isElement(piece) ? keepJson(piece) : piece;
}

const MOST_RIVALS = 4;

/** Other causes of the same text, each with what speaks for it. */
export function buildRivals(rivals: readonly Article[], context: StepContext): CardElement[] {
  const { rivals: title } = stringsFor(context.locale);
  return section(
    title,
    rivals.slice(0, MOST_RIVALS).map((article) => partsOf(article, context).asRival),
  );
}
