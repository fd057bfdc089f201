import type { Article } from "../knowledge";
import { stringsFor, type Locale, type Strings } from "../locale";
import type { Facts, Finding } from "../paste";
import { toExcerpt } from "./excerpt";
import type { Detail } from "./fit-card";

/** The lines of a ticket note that an article decides. */
export interface NoteFrame {
  /** Title and id. */
  readonly problem: string;
  readonly whoActs: string;
  /** What to do, in short. */
  readonly steps: string;
}

/** What else a ticket note is written from; without a paste there are no facts and no line. */
export interface TicketNoteOptions {
  readonly verdict: string;
  readonly locale: Locale;
  readonly facts?: Facts;
  readonly evidence?: Finding | undefined;
}

/** What every ticket note of an article says. */
export function toNoteFrame({ id, title, whoActs, fixes }: Article, locale: Locale, detail: Detail): NoteFrame {
  const strings = stringsFor(locale);
  const steps =
    detail === "brief"
      ? fixes.map((fix) => fix.title[locale].replaceAll("`", ""))
      : fixes.flatMap((fix) => [
          ...(fixes.length > 1 ? [fix.title[locale]] : []),
          ...fix.steps.map((step, index) => `${index + 1}. ${toFirstSentence(step.text[locale])}`),
        ]);
  return {
    problem: `${title[locale]} [${id}]`,
    whoActs: `${strings.whoActs}: ${toRoles(whoActs.roles, strings)}`,
    steps: [`${strings.fix}:`, ...steps].join("\n"),
  };
}

/** Roles as a reader names them, the likeliest first. */
export function toRoles(roles: Article["whoActs"]["roles"], strings: Strings): string {
  return roles.map((role) => strings.roles[role]).join(strings.listSeparator);
}

/** The diagnosis as plain text for a ticket: code, servers, who acts, the deciding line, the steps in short. */
export function toTicketNote(frame: NoteFrame, { verdict, locale, facts, evidence }: TicketNoteOptions): string {
  const { note } = stringsFor(locale);
  const line = (name: string, value: string): string => (value === "" ? "" : `${name}: ${value}\n`);
  const deciding = evidence === undefined ? "" : `${evidence.line}: ${toExcerpt(evidence)}`;
  return [
    line(verdict, frame.problem),
    line(note.code, toCode(facts)),
    line(note.servers, toServers(facts)),
    `${frame.whoActs}\n`,
    line(note.line, deciding),
    frame.steps,
  ].join("");
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
