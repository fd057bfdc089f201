import type { Candidate, Diagnosis } from "../diagnosis";
import { stringsFor, type Strings } from "../locale";
import type { Facts } from "../paste";
import type { PlaceholderValues } from "../remedy";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { bullets, heading, linkRun, paragraph, prose, proseRuns, run } from "./blocks";
import { buildCard } from "./build-card";
import { toExcerpt } from "./excerpt";
import { buildCheckTables } from "./registry-tables";
import { buildCauses, buildCheckBack, buildFixes, section, type StepContext } from "./steps";

type Claimed = Extract<Diagnosis, { kind: "identified" | "ambiguous" }>;
type CardContext = Omit<StepContext, "values">;

const MOST_EVIDENCE = 3;
const MOST_RIVALS = 4;
const SUBTLE = { isSubtle: true } as const;

/** The card of a diagnosis that names a problem: what happened, the proof, who acts, the whole fix, the rivals, the links. */
export function buildDiagnosisCard(diagnosis: Claimed, context: CardContext): AdaptiveCard {
  const { locale } = context;
  const strings = stringsFor(locale);
  const { problem, rivals } = diagnosis;
  // What is only possible is no second failure: an expiry around the real reply, a word in passing.
  const others = diagnosis.others.filter(({ confidence }) => confidence !== "possible");
  const { article } = problem;
  const isDisputed = diagnosis.kind === "ambiguous" && rivals.length > 0;
  const verdict = strings.verdict[isDisputed && problem.confidence === "certain" ? "likely" : problem.confidence];
  const steps: StepContext = { ...context, values: toPlaceholderValues(diagnosis.facts) };
  const roles = article.whoActs.roles.map((role) => strings.roles[role]).join(strings.listSeparator);
  const body: CardElement[] = [
    {
      type: "Container",
      style: isDisputed ? "warning" : "accent",
      items: [
        paragraph([run(verdict, { isSubtle: true })]),
        heading(article.title[locale], "Large", "None"),
        ...(isDisputed ? [paragraph([run(strings.sameTextSeveralCauses(rivals.length))], { spacing: "Small" })] : []),
        ...(others.length > 0
          ? [paragraph([run(strings.severalProblems(others.length + 1))], { spacing: "Small" })]
          : []),
      ],
    },
    prose(article.summary, locale, { spacing: "Medium" }),
    ...buildEvidence(problem, strings),
    ...section(
      strings.registry.inPaste,
      diagnosis.check === undefined ? [] : buildCheckTables(diagnosis.check, strings),
    ),
    ...section(strings.whoActs, [paragraph([run(roles)]), ...buildForward(article.whoActs.forward[locale], strings)]),
    ...section(strings.causes, buildCauses(article, locale)),
    ...section(strings.fix, buildFixes(article, steps)),
    ...section(strings.registry.checkBack, buildCheckBack(article, strings)),
    ...(diagnosis.kind === "ambiguous"
      ? section(
          strings.pasteNext,
          diagnosis.questions.map(({ text }) => prose(text, locale)),
        )
      : []),
    ...section(strings.rivals, isDisputed ? buildRivals(rivals, context, strings) : []),
    ...section(strings.others, buildOthers(others, context, strings)),
    ...section(strings.links, bullets(article.references.map(({ title, url }) => [linkRun(title, url)]))),
    paragraph([run(strings.verifiedOn(article.verifiedOn), { isSubtle: true, size: "Small" })], { spacing: "Medium" }),
  ];
  return buildCard(body, `${verdict}: ${article.title[locale]}`);
}

function buildEvidence({ evidence }: Candidate, strings: Strings): CardElement[] {
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
  return section(shown.length > 1 ? strings.evidenceSeveral : strings.evidence, lines);
}

function buildForward(text: string, strings: Strings): CardElement[] {
  const id = "forward-text";
  return [
    {
      type: "ActionSet",
      spacing: "Small",
      actions: [{ type: "Action.ToggleVisibility", title: strings.forwardText, targetElements: [id] }],
    },
    { type: "Input.Text", id, label: strings.forwardText, isMultiline: true, value: text, isVisible: false },
  ];
}

function buildRivals(rivals: readonly Candidate[], { locale }: CardContext, strings: Strings): CardElement[] {
  return bullets(
    rivals.slice(0, MOST_RIVALS).map(({ article }) => {
      const note = article.evidence.for[0]?.note;
      const tell = note === undefined ? [] : [run(` ${strings.tellApart}`, SUBTLE), ...proseRuns(note, locale, SUBTLE)];
      return [run(article.title[locale], { weight: "Bolder" }), ...tell];
    }),
  );
}

function buildOthers(others: readonly Candidate[], { locale }: CardContext, strings: Strings): CardElement[] {
  return bullets(
    others.slice(0, MOST_RIVALS).map(({ article, evidence }) => {
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
