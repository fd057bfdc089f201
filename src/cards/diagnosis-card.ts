import type { Candidate, Diagnosis } from "../diagnosis";
import { stringsFor, type Strings } from "../locale";
import type { Facts } from "../paste";
import type { PlaceholderValues } from "../remedy";
import type { AdaptiveCard, CardAction, CardElement } from "./adaptive-card";
import { buildRivals, partsOf } from "./article-parts";
import { bullets, paragraph, run } from "./blocks";
import { buildCard } from "./build-card";
import type { CardView } from "./card-action";
import { closeLine, subtleLine } from "./captions";
import { toExcerpt } from "./excerpt";
import { fitCard, type Detail } from "./fit-card";
import { buildQuestion } from "./questions";
import { buildReaderActions } from "./reader-actions";
import { buildCheckTables } from "./registry-tables";
import { section, type StepContext } from "./steps";
import { toTicketNote } from "./ticket-note";
import { buildNoteField } from "./who-acts";

type Claimed = Extract<Diagnosis, { kind: "identified" | "ambiguous" }>;

interface CardContext extends Omit<StepContext, "detail"> {
  /** Steps and all evidence but the first line stay folded behind buttons. */
  readonly isCompact: boolean;
}

const MOST_EVIDENCE = 3;
const MOST_OTHERS = 4;
const SUBTLE = { isSubtle: true } as const;

/** The card of a diagnosis that names a problem: what happened, the proof, who acts, the whole fix, the rivals, the links. */
export function buildDiagnosisCard(diagnosis: Claimed, context: CardContext): AdaptiveCard {
  const { locale, downloadBaseUrl } = context;
  const { bytes } = partsOf(diagnosis.problem.article, { locale, downloadBaseUrl, detail: "full" });
  return fitCard((detail) => drawDiagnosisCard(diagnosis, context, detail), bytes);
}

function drawDiagnosisCard(diagnosis: Claimed, context: CardContext, detail: Detail): AdaptiveCard {
  const { locale, isCompact } = context;
  const strings = stringsFor(locale);
  const { problem, rivals } = diagnosis;
  // What is only possible is no second failure: an expiry around the real reply, a word in passing.
  const others = diagnosis.others.filter(({ confidence }) => confidence !== "possible");
  const { article } = problem;
  const isDisputed = diagnosis.kind === "ambiguous" && rivals.length > 0;
  const confidence = isDisputed && problem.confidence === "certain" ? "likely" : problem.confidence;
  const verdict = strings.verdict[confidence];
  const steps: StepContext = { locale, downloadBaseUrl: context.downloadBaseUrl, detail };
  const parts = partsOf(article, steps);
  const note = toTicketNote(parts.note, {
    verdict,
    locale,
    facts: diagnosis.facts,
    evidence: problem.evidence[0],
  });
  const howTo = [...parts.causes, ...parts.fixes(() => toPlaceholderValues(diagnosis.facts)), ...parts.checkBack];
  const body: CardElement[] = [
    {
      type: "Container",
      style: isDisputed ? "warning" : "accent",
      items: [
        subtleLine(verdict),
        parts.title,
        ...(isDisputed ? [closeLine(strings.sameTextSeveralCauses(rivals.length))] : []),
        ...(others.length > 0 ? [closeLine(strings.severalProblems(others.length + 1))] : []),
      ],
    },
    parts.summary,
    ...buildEvidence(problem, isCompact, strings),
    ...section(
      strings.registry.inPaste,
      diagnosis.check === undefined ? [] : buildCheckTables(diagnosis.check, strings),
    ),
    ...parts.whoActs,
    buildNoteField(note, strings),
    ...(isCompact ? [fold(FOLDED.steps, [...howTo, ...parts.links])] : howTo),
    ...(diagnosis.kind === "ambiguous"
      ? section(
          strings.pasteNext,
          diagnosis.questions.map((question) => buildQuestion(question, locale)),
        )
      : []),
    ...(isDisputed
      ? buildRivals(
          rivals.map((rival) => rival.article),
          steps,
        )
      : []),
    ...section(strings.others, buildOthers(others, context, strings)),
    ...(isCompact ? [] : parts.links),
    parts.verifiedOn,
  ];
  const view: CardView = {
    article: article.id,
    locale,
    section: isCompact ? "summary" : "steps",
    confidence,
    rivals: isDisputed ? rivals.map((rival) => rival.article.id) : [],
    lines: [...new Set(problem.evidence.slice(0, MOST_EVIDENCE).map(({ line }) => line))],
  };
  const actions = [
    ...(isCompact ? [unfold(strings.actions.steps, FOLDED.steps)] : []),
    ...buildReaderActions(view, true),
  ];
  return buildCard(body, `${verdict}: ${article.title[locale]}`, actions);
}

/** Ids of what a compact card folds away. */
const FOLDED = { steps: "folded-steps", evidence: "folded-evidence" } as const;

function fold(id: string, items: readonly CardElement[]): CardElement {
  return { type: "Container", id, items, isVisible: false };
}

function unfold(title: string, id: string): CardAction {
  return { type: "Action.ToggleVisibility", title, targetElements: [id] };
}

function buildEvidence({ evidence }: Candidate, isCompact: boolean, strings: Strings): CardElement[] {
  const shown = evidence.slice(0, MOST_EVIDENCE);
  const lines = shown.map((finding): CardElement => ({
    type: "Container",
    style: "emphasis",
    spacing: "Small",
    items: [
      paragraph([run(strings.lineNumber(finding.line), { isSubtle: true, size: "Small" })]),
      paragraph([run(toExcerpt(finding), { fontType: "Monospace" })], { spacing: "None" }),
    ],
  }));
  const [first, ...more] = lines;
  if (isCompact && first !== undefined && more.length > 0) {
    const button = unfold(strings.actions.evidence, FOLDED.evidence);
    return section(strings.evidence, [
      first,
      { type: "ActionSet", spacing: "Small", actions: [button] },
      fold(FOLDED.evidence, more),
    ]);
  }
  return section(shown.length > 1 ? strings.evidenceSeveral : strings.evidence, lines);
}

function buildOthers(others: readonly Candidate[], { locale }: CardContext, strings: Strings): CardElement[] {
  return bullets(
    others.slice(0, MOST_OTHERS).map(({ article, evidence }) => {
      const line = evidence[0]?.line;
      const place = line === undefined ? [] : [run(` ${strings.lineNumber(line)}`, SUBTLE)];
      return [run(article.title[locale], { weight: "Bolder" }), ...place];
    }),
  );
}

function toPlaceholderValues(facts: Facts): PlaceholderValues {
  const recipient = facts.recipients[0];
  return {
    recipient,
    sender: facts.sender,
    domain: recipient?.split("@")[1],
    server: facts.remoteServer,
    ip: facts.remoteIp,
  };
}
