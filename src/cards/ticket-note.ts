import type { Article } from "../knowledge";
import { stringsFor, type Locale } from "../locale";
import type { Facts, Finding } from "../paste";
import { toExcerpt } from "./excerpt";
import type { Detail } from "./fit-card";

/** What a ticket note is written from; without a paste there are no facts and no line. */
export interface TicketNoteOptions {
  readonly article: Article;
  readonly verdict: string;
  readonly locale: Locale;
  readonly facts?: Facts;
  readonly evidence?: Finding | undefined;
  readonly detail: Detail;
}

/** The diagnosis as plain text for a ticket: code, servers, who acts, the deciding line, the steps in short. */
export function toTicketNote({ article, verdict, locale, facts, evidence, detail }: TicketNoteOptions): string {
  const strings = stringsFor(locale);
  const { note } = strings;
  const roles = article.whoActs.roles.map((role) => strings.roles[role]).join(strings.listSeparator);
  const lines: readonly (readonly [name: string, value: string])[] = [
    [verdict, `${article.title[locale]} [${article.id}]`],
    [note.code, toCode(facts)],
    [note.servers, toServers(facts)],
    [strings.whoActs, roles],
    [note.line, evidence === undefined ? "" : `${evidence.line}: ${toExcerpt(evidence)}`],
  ];
  const fixes = article.fixes.flatMap(({ title, steps }) => [
    ...(article.fixes.length > 1 ? [title[locale]] : []),
    ...steps.map((step, index) => `${index + 1}. ${toFirstSentence(step.text[locale])}`),
  ]);
  return [
    ...lines.filter(([, value]) => value !== "").map(([name, value]) => `${name}: ${value}`),
    `${strings.fix}:`,
    ...(detail === "full" ? fixes : article.fixes.map(({ title }) => title[locale].replaceAll("`", ""))),
  ].join("\n");
}

function toCode(facts: Facts | undefined): string {
  const [reply] = facts?.replies ?? [];
  return [reply?.replyCode, reply?.enhancedCode].filter((code) => code !== undefined).join(" ");
}

function toServers(facts: Facts | undefined): string {
  const remote = [facts?.remoteServer, facts?.remoteIp].filter((part) => part !== undefined).join(" ");
  return [facts?.reportingServer ?? "", remote].filter((part) => part !== "").join(" -> ");
}

/** Enough to know the step by; the card and the article say the rest. Dots in names and numbers end no sentence. */
function toFirstSentence(text: string): string {
  return (/^[\s\S]*?(?:[。！？]|[.!?:](?=\s|$)|：)/u.exec(text)?.[0] ?? text)
    .replace(/[:：]$/u, "")
    .replaceAll("`", "");
}
