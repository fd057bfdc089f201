import type { Candidate, Diagnosis } from "../diagnosis";
import { stringsFor, type Strings } from "../locale";
import type { Facts } from "../paste";
import type { PlaceholderValues } from "../remedy";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { bullets, heading, linkRun, paragraph, prose, proseRuns, run } from "./blocks";
import { buildCard } from "./build-card";
import { toExcerpt } from "./excerpt";
import { buildCauses, buildFixes, section, type StepContext } from "./steps";

type Claimed = Extract<Diagnosis, { kind: "identified" | "ambiguous" }>;
type CardContext = Omit<StepContext, "values">;

const MOST_EVIDENCE = 3;
const MOST_RIVALS = 4;

/** The card of a diagnosis that names a problem: what happened, the proof, who acts, the whole fix, the rivals, the links. */
export function buildDiagnosisCard(diagnosis: Claimed, context: CardContext): AdaptiveCard {
  const { locale } = context;
  const strings = stringsFor(locale);
  const [first, ...others] =
    diagnosis.kind === "identified" ? ([diagnosis.problem, ...diagnosis.others] as const) : diagnosis.candidates;
  const { article } = first;
  const isAmbiguous = diagnosis.kind === "ambiguous" && others.length > 0;
  const verdict = strings.verdict[isAmbiguous && first.confidence === "certain" ? "likely" : first.confidence];
  const steps: StepContext = { ...context, values: toPlaceholderValues(diagnosis.facts) };
  const roles = article.whoActs.roles.map((role) => strings.roles[role]).join(strings.listSeparator);
  const body: CardElement[] = [
    {
      type: "Container",
      style: isAmbiguous ? "warning" : "accent",
      items: [
        paragraph([run(verdict, { isSubtle: true })]),
        heading(article.title[locale], "Large", "None"),
        ...(isAmbiguous ? [paragraph([run(strings.sameTextSeveralCauses(others.length))], { spacing: "Small" })] : []),
      ],
    },
    prose(article.summary, locale, { spacing: "Medium" }),
    ...buildEvidence(first, strings),
    ...section(strings.whoActs, [paragraph([run(roles)]), ...buildForward(article.whoActs.forward[locale], strings)]),
    ...section(strings.causes, buildCauses(article, locale)),
    ...section(strings.fix, buildFixes(article, steps)),
    ...(diagnosis.kind === "ambiguous"
      ? section(
          strings.pasteNext,
          diagnosis.questions.map(({ text }) => prose(text, locale)),
        )
      : []),
    ...section(isAmbiguous ? strings.rivals : strings.others, buildRivals(others, isAmbiguous, context, strings)),
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

function buildRivals(
  others: readonly Candidate[],
  isAmbiguous: boolean,
  { locale }: CardContext,
  strings: Strings,
): CardElement[] {
  return bullets(
    others.slice(0, MOST_RIVALS).map(({ article, evidence }) => {
      const note = article.evidence.for[0]?.note;
      const line = evidence[0];
      const tell =
        isAmbiguous && note !== undefined
          ? [run(` ${strings.tellApart}`, { isSubtle: true }), ...proseRuns(note, locale, { isSubtle: true })]
          : [];
      const proof =
        !isAmbiguous && line !== undefined ? [run(` ${strings.lineNumber(line.line)}`, { isSubtle: true })] : [];
      return [run(article.title[locale], { weight: "Bolder" }), ...tell, ...proof];
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
