import type { Candidate, Diagnosis } from "../diagnosis";
import { stringsFor, type Locale, type Strings } from "../locale";
import type { Facts, Reply } from "../paste";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { bullets, heading, paragraph, proseRuns, run } from "./blocks";
import { buildCard } from "./build-card";
import { toExecuteAction } from "./card-action";
import { toExcerpt } from "./excerpt";
import { buildCheckTables } from "./registry-tables";
import { section } from "./steps";

type Unknown = Extract<Diagnosis, { kind: "unknown" }>;

const MOST_REPLIES = 3;
const MOST_HOPS = 8;

/**
 * Says that the error is not known, what was read, what its digits mean, and what to paste instead. Claims no cause. `askAbout`:
 * the gap that a button asks the experts about, where there are experts.
 */
export function buildUnknownCard({ facts, nearest, check }: Unknown, locale: Locale, askAbout?: string): AdaptiveCard {
  const strings = stringsFor(locale);
  const isHeadersOnly = facts.headers !== undefined && facts.replies.length === 0 && nearest.length === 0;
  const title = isHeadersOnly ? strings.unknown.headersTitle : strings.unknown.title;
  const body: CardElement[] = [
    heading(title, "Large", "None"),
    paragraph([run(isHeadersOnly ? strings.unknown.headersIntro : strings.unknown.intro)]),
    ...section(strings.unknown.read, buildFacts(facts, strings)),
    ...section(strings.registry.inPaste, check === undefined ? [] : buildCheckTables(check, strings)),
    ...section(strings.unknown.ruledOut, bullets(nearest.map((candidate) => toRuledOut(candidate, locale, strings)))),
    ...section(strings.unknown.pasteInstead, bullets(strings.unknown.hints.map((hint) => [run(hint)]))),
  ];
  if (askAbout === undefined) return buildCard(body, title);
  const { ask, askTooltip } = strings.experts;
  return buildCard(body, title, [toExecuteAction(ask, { kind: "ask", gap: askAbout, locale }, askTooltip)]);
}

function buildFacts(facts: Facts, strings: Strings): CardElement[] {
  const replies = facts.replies.slice(0, MOST_REPLIES).flatMap((reply): CardElement[] => [
    {
      type: "Container",
      style: "emphasis",
      spacing: "Small",
      items: [
        paragraph([run(toExcerpt({ line: reply.line, text: toReplyText(reply) }), { fontType: "Monospace" })]),
        paragraph([run(explain(reply, strings), { isSubtle: true })], { spacing: "Small" }),
      ],
    },
  ]);
  const { headers } = facts;
  const others: (readonly [name: string, value: string])[] = [
    [strings.facts.recipient, facts.recipients.slice(0, 3).join(", ")],
    [strings.facts.reportingServer, facts.reportingServer ?? ""],
    [strings.facts.remoteServer, [facts.remoteServer ?? "", facts.remoteIp ?? ""].join(" ").trim()],
    [strings.facts.tlsVersions, facts.tlsVersions.join(", ")],
    [strings.facts.traceStatus, facts.traceStatus ?? ""],
    [strings.facts.verdicts, (headers?.verdicts ?? []).map(({ name, value }) => `${name} ${value}`).join(", ")],
    ...(headers?.hops ?? [])
      .slice(0, MOST_HOPS)
      .map((hop, index) => [`${strings.facts.hop} ${index + 1}`, toHopText(hop, strings)] as const),
  ];
  return [
    ...replies,
    ...(replies.length === 0
      ? []
      : [paragraph([run(strings.status.noCause, { isSubtle: true, size: "Small" })], { spacing: "Small" })]),
    ...others
      .filter(([, value]) => value !== "")
      .map(([name, value]) =>
        paragraph([run(`${name}: `, { isSubtle: true }), run(value, { fontType: "Monospace" })], { spacing: "Small" }),
      ),
  ];
}

function toHopText({ from, by, tls }: Hop, strings: Strings): string {
  return `${strings.facts.hopPath(from ?? "?", by ?? "?")}, ${tls === undefined ? strings.facts.hopWithoutTls : `TLS ${tls}`}`;
}

function toReplyText({ replyCode, enhancedCode, text }: Reply): string {
  return [replyCode, enhancedCode, text].filter((part) => part !== undefined && part !== "").join(" ");
}

/** What the digits of a status say by RFC 3463, or of a reply code by RFC 5321 4.2.1. */
function explain({ replyCode, enhancedCode }: Reply, { status }: Strings): string {
  const code = enhancedCode ?? String(replyCode ?? "");
  const kind = Object.entries(status.classes).find(([digit]) => code.startsWith(digit))?.[1];
  const subject = Object.entries(status.subjects).find(([digit]) => digit === enhancedCode?.split(".")[1])?.[1];
  if (kind === undefined) return code;
  return subject === undefined ? status.explainReply(code, kind) : status.explain(code, kind, subject);
}

function toRuledOut({ article, ruledOutBy }: Candidate, locale: Locale, strings: Strings): CardRuns {
  const note = article.evidence.against.find(({ name }) => name === ruledOutBy?.name)?.note;
  const line = ruledOutBy?.findings[0]?.line;
  return [
    run(article.title[locale], { weight: "Bolder" }),
    ...(note === undefined ? [] : [run(" "), ...proseRuns(note, locale)]),
    ...(line === undefined ? [] : [run(` ${strings.lineNumber(line)}`, { isSubtle: true })]),
  ];
}

type Hop = NonNullable<Facts["headers"]>["hops"][number];
type CardRuns = ReturnType<typeof proseRuns>;
