import { CUES } from "./line-cues";
import type { FactMark, MarkBook } from "./marks";
import type { PasteLine } from "./paste";

/** Columns of Exchange's SMTP protocol log, see https://learn.microsoft.com/exchange/mail-flow/connectors/protocol-logging. */
export interface LogEvent {
  /** Where its first columns were not cut off, it tells where those of the endpoints and of the sequence are. */
  readonly line: PasteLine;
  readonly session: string;
  readonly said: Statement;
}

/** The last three columns of a row, and what they tell whatever stands around them: many rows share them. */
interface Statement {
  /** `+` connect, `-` disconnect, `>` sent, `<` received, `*` information. */
  readonly event: string;
  readonly data: string;
  readonly context: string;
  /** What the data begins with, where that tells something about a session: a command, "ready" (220), another reply. */
  readonly opening: "ehlo" | "starttls" | "ready" | "reply" | undefined;
  /** A finished handshake. */
  readonly tls: { readonly version: TlsVersion | undefined; readonly role: string } | undefined;
  readonly hasFailedHandshake: boolean;
}

/** The log direction: a send connector's log or a receive connector's. */
export type LogDirection = "sendLog" | "receiveLog";

export interface ProtocolLog {
  readonly events: readonly LogEvent[];
  readonly direction: LogDirection | undefined;
  readonly tlsVersions: readonly string[];
}

/** A line whose first columns were cut off: "...,*,,TLS negotiation failed". */
const CUT = /^(?:[^,]{0,300},){0,6}?(?=[+\-><*],)/u;
const TLS_SUCCESS = /SP_PROT_(TLS1(?:_([0-3]))?|SSL3)_(CLIENT|SERVER)/u;
const TLS_CONTEXT = /TLS negotiation (succeeded|failed)/iu;
const OPENING = /^(?:(EHLO|HELO|LHLO)\b|(STARTTLS)\b|(220)[ -]|[2-5]\d\d[ -])/i;

type TlsVersion = "1.0" | "1.1" | "1.2" | "1.3";
const NEGOTIATED: Readonly<Record<TlsVersion, FactMark>> = {
  "1.0": "tls10-negotiated",
  "1.1": "tls11-negotiated",
  "1.2": "tls12-negotiated",
  "1.3": "tls13-negotiated",
};
const VERSION_OF_SUFFIX: Readonly<Record<string, TlsVersion>> = {
  "": "1.0",
  "0": "1.0",
  "1": "1.1",
  "2": "1.2",
  "3": "1.3",
};

const LOG_CUES = CUES.logEvent | CUES.hash;

/** Reads protocol-log lines among the lines of a paste; undefined where there are none. */
export function readProtocolLog(lines: readonly PasteLine[]): ProtocolLog | undefined {
  const events: LogEvent[] = [];
  const statements = new Map<PasteLine, Statement>();
  let declared: LogDirection | undefined;
  for (const line of lines) {
    if ((line.cues & LOG_CUES) === 0) continue;
    const text = line.folded.trimStart();
    if (text.startsWith("#")) {
      const type = /^#Log-type:\s*SMTP (Send|Receive)/iu.exec(text)?.[1];
      if (type !== undefined) declared = type.toLowerCase() === "send" ? "sendLog" : "receiveLog";
      continue;
    }
    const event = toLogEvent(line, text, statements);
    if (event !== undefined) events.push(event);
  }
  if (events.length === 0) return undefined;
  const versions = new Set<string>();
  for (const { said } of events) if (said.tls?.version !== undefined) versions.add(said.tls.version);
  return { events, direction: declared ?? directionOf(events), tlsVersions: [...versions].sort() };
}

function toLogEvent(line: PasteLine, text: string, statements: Map<PasteLine, Statement>): LogEvent | undefined {
  const { columns } = line;
  if (columns === undefined) {
    const before = CUT.exec(text)?.[0].length;
    return before === undefined ? undefined : { line, session: "", said: toStatement(line, text.slice(before)) };
  }
  const first = line.repeats ?? line;
  let said = statements.get(first);
  if (said === undefined) statements.set(first, (said = toStatement(line, text.slice(columns.remote + 1))));
  return { line, session: text.slice(columns.connector + 1, columns.session), said };
}

/** The number of an event within its session; undefined where the column was cut off, as the endpoints then are empty. */
function sequenceOf({ line: { folded, columns } }: LogEvent): number | undefined {
  return columns && Number(folded.slice(columns.session + 1, columns.sequence));
}

function localOf({ line: { folded, columns } }: LogEvent): string {
  return columns === undefined ? "" : folded.slice(columns.sequence + 1, columns.local);
}

function remoteOf({ line: { folded, columns } }: LogEvent): string {
  return columns === undefined ? "" : folded.slice(columns.local + 1, columns.remote);
}

function toStatement({ cues }: PasteLine, columns: string): Statement {
  const { data, context } = splitRest(columns.slice(2));
  const success = (cues & CUES.schannelProtocol) === 0 ? null : TLS_SUCCESS.exec(`${data} ${context}`);
  return {
    event: columns.charAt(0),
    data,
    context,
    opening: openingOf(data),
    tls:
      success === null
        ? undefined
        : { version: success[1] === "SSL3" ? undefined : VERSION_OF_SUFFIX[success[2] ?? ""], role: success[3] ?? "" },
    hasFailedHandshake:
      (cues & CUES.ehlo) !== 0 && TLS_CONTEXT.exec(`${data} ${context}`)?.[1]?.toLowerCase() === "failed",
  };
}

/** Data may be quoted and hold commas; the context is what stands behind the last column break. */
function splitRest(rest: string): { data: string; context: string } {
  const quoted = rest.startsWith('"') ? /^"((?:[^"]|"")*)",?(.*)$/u.exec(rest) : null;
  if (quoted !== null) return { data: quoted[1] ?? "", context: quoted[2] ?? "" };
  const comma = rest.lastIndexOf(",");
  return comma < 0 ? { data: rest, context: "" } : { data: rest.slice(0, comma), context: rest.slice(comma + 1) };
}

function openingOf(data: string): Statement["opening"] {
  const [whole, ehlo, starttls, ready] = (data === "" ? null : OPENING.exec(data)) ?? [];
  if (whole === undefined) return undefined;
  return ehlo !== undefined ? "ehlo" : starttls !== undefined ? "starttls" : ready !== undefined ? "ready" : "reply";
}

function directionOf(events: readonly LogEvent[]): LogDirection | undefined {
  for (const item of events) {
    const { event, opening, tls } = item.said;
    if (tls !== undefined) return tls.role === "CLIENT" ? "sendLog" : "receiveLog";
    if (opening === "ehlo" || opening === "starttls") return event === ">" ? "sendLog" : "receiveLog";
    if (opening !== undefined) {
      if (event === ">") return "receiveLog";
      if (event === "<") return "sendLog";
    }
    const local = localOf(item);
    if (/:(?:25|587|2525)$/u.test(remoteOf(item)) && !/:(?:25|587|2525)$/u.test(local)) return "sendLog";
    if (/:(?:25|587|2525|717)$/u.test(local)) return "receiveLog";
  }
  return undefined;
}

/** Notes what the sessions of a log show about TLS. */
export function markProtocolLog(log: ProtocolLog, marks: MarkBook): void {
  for (const events of groupBySession(log.events).values()) markSession(events, marks);
}

function groupBySession(events: readonly LogEvent[]): Map<string, LogEvent[]> {
  const sessions = new Map<string, LogEvent[]>();
  for (const event of events) {
    const session = sessions.get(event.session);
    if (session === undefined) sessions.set(event.session, [event]);
    else session.push(event);
  }
  return sessions;
}

function markSession(events: readonly LogEvent[], marks: MarkBook): void {
  let greeted = false;
  let talked = false;
  let asked = false;
  /** Whether anything was said: without a banner nobody speaks. */
  let heard = false;
  let connected: boolean | undefined;
  for (const item of events) {
    const { line, said } = item;
    const { event, opening, tls, hasFailedHandshake } = said;
    heard ||= event === "<" || event === ">" || tls !== undefined;
    if (opening === "ehlo") talked = true;
    if (opening === "starttls") {
      asked = true;
      talked = true;
      add(marks, "starttls-sent", line);
    }
    if (opening === "ready") {
      if (asked) add(marks, "starttls-accepted", line);
      else greeted = true;
    }
    if (tls?.version !== undefined) add(marks, NEGOTIATED[tls.version], line);
    if (hasFailedHandshake) add(marks, "tls-handshake-failed", line);
    if (event === "-" && !talked) {
      const early = (sequenceOf(item) ?? Number.POSITIVE_INFINITY) <= 3;
      if ((greeted || early) && isListening(localOf(item))) add(marks, "session-without-ehlo", line);
      else if (!greeted && !heard && (connected ??= events.some(isConnecting))) add(marks, "no-banner", line);
    }
  }
}

function add(marks: MarkBook, mark: FactMark, { number, text }: PasteLine): void {
  marks.add(mark, { line: number, text });
}

function isConnecting({ said: { event, context } }: LogEvent): boolean {
  return event === "+" || /attempting to connect/iu.test(context);
}

function isListening(local: string): boolean {
  return /:(?:25|465|587|717|2525)$/u.test(local);
}
