import { CUES } from "./line-cues";
import type { FactMark, MarkBook } from "./marks";
import type { PasteLine } from "./paste";

/** Columns of Exchange's SMTP protocol log, see https://learn.microsoft.com/exchange/mail-flow/connectors/protocol-logging. */
export interface LogEvent {
  readonly line: PasteLine;
  readonly session: string;
  readonly sequence: number | undefined;
  readonly local: string;
  readonly remote: string;
  /** `+` connect, `-` disconnect, `>` sent, `<` received, `*` information. */
  readonly event: string;
  readonly data: string;
  readonly context: string;
}

/** The log direction: a send connector's log or a receive connector's. */
export type LogDirection = "sendLog" | "receiveLog";

export interface ProtocolLog {
  readonly events: readonly LogEvent[];
  readonly direction: LogDirection | undefined;
  readonly tlsVersions: readonly string[];
}

const FULL = /^"?\d{4}-\d\d-\d\dT[\d:.]+Z?"?,([^,]*),([^,]*),(\d+),([^,]*),([^,]*),([+\-><*]),(.*)$/u;
/** A line whose first columns were cut off: "...,*,,TLS negotiation failed". */
const CUT = /^(?:[^,]{0,300},){0,6}?([+\-><*]),(.*)$/u;
const TLS_SUCCESS = /SP_PROT_(TLS1(?:_([0-3]))?|SSL3)_(CLIENT|SERVER)/u;
const TLS_CONTEXT = /TLS negotiation (succeeded|failed)/iu;
/** What the data of an event begins with, where that tells something about a session. */
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
  let declared: LogDirection | undefined;
  for (const line of lines) {
    if ((line.cues & LOG_CUES) === 0) continue;
    const text = line.folded.trimStart();
    if (text.startsWith("#")) {
      const type = /^#Log-type:\s*SMTP (Send|Receive)/iu.exec(text)?.[1];
      if (type !== undefined) declared = type.toLowerCase() === "send" ? "sendLog" : "receiveLog";
      continue;
    }
    const event = toLogEvent(line, text);
    if (event !== undefined) events.push(event);
  }
  if (events.length === 0) return undefined;
  const versions = new Set<string>();
  for (const event of events) {
    const version = tlsVersionOf(event);
    if (version !== undefined) versions.add(version);
  }
  return { events, direction: declared ?? directionOf(events), tlsVersions: [...versions].sort() };
}

function toLogEvent(line: PasteLine, text: string): LogEvent | undefined {
  const full = FULL.exec(text);
  if (full !== null) {
    const [, , session = "", sequence = "", local = "", remote = "", event = "", rest = ""] = full;
    const { data, context } = splitRest(rest);
    return { line, session, sequence: Number(sequence), local, remote, event, data, context };
  }
  const cut = CUT.exec(text);
  if (cut === null) return undefined;
  const [, event = "", rest = ""] = cut;
  const { data, context } = splitRest(rest);
  return { line, session: "", sequence: undefined, local: "", remote: "", event, data, context };
}

/** Data may be quoted and hold commas; the context is what stands behind the last column break. */
function splitRest(rest: string): { data: string; context: string } {
  const quoted = rest.startsWith('"') ? /^"((?:[^"]|"")*)",?(.*)$/u.exec(rest) : null;
  if (quoted !== null) return { data: quoted[1] ?? "", context: quoted[2] ?? "" };
  const comma = rest.lastIndexOf(",");
  return comma < 0 ? { data: rest, context: "" } : { data: rest.slice(0, comma), context: rest.slice(comma + 1) };
}

function directionOf(events: readonly LogEvent[]): LogDirection | undefined {
  for (const item of events) {
    const { event, data, local, remote } = item;
    const role = successOf(item)?.[3];
    if (role !== undefined) return role === "CLIENT" ? "sendLog" : "receiveLog";
    const opening = OPENING.exec(data);
    if (opening !== null) {
      const isCommand = opening[1] !== undefined || opening[2] !== undefined;
      if (isCommand) return event === ">" ? "sendLog" : "receiveLog";
      if (event === ">") return "receiveLog";
      if (event === "<") return "sendLog";
    }
    if (/:(?:25|587|2525)$/u.test(remote) && !/:(?:25|587|2525)$/u.test(local)) return "sendLog";
    if (/:(?:25|587|2525|717)$/u.test(local)) return "receiveLog";
  }
  return undefined;
}

function successOf({ line, data, context }: LogEvent): RegExpExecArray | null {
  return (line.cues & CUES.schannelProtocol) === 0 ? null : TLS_SUCCESS.exec(`${data} ${context}`);
}

/** TLS version that an event says was negotiated. */
function tlsVersionOf(event: LogEvent): TlsVersion | undefined {
  const success = successOf(event);
  return success === null || success[1] === "SSL3" ? undefined : VERSION_OF_SUFFIX[success[2] ?? ""];
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
  let connected: boolean | undefined;
  for (const event of events) {
    const { event: kind, data, context, line } = event;
    const finding = { line: line.number, text: line.text };
    const [, ehlo, starttls, ready] = (data === "" ? null : OPENING.exec(data)) ?? [];
    if (ehlo !== undefined) talked = true;
    if (starttls !== undefined) {
      asked = true;
      talked = true;
      marks.add("starttls-sent", finding);
    }
    if (ready !== undefined) {
      if (asked) marks.add("starttls-accepted", finding);
      else greeted = true;
    }
    const version = tlsVersionOf(event);
    if (version !== undefined) marks.add(NEGOTIATED[version], finding);
    if ((line.cues & CUES.ehlo) !== 0 && TLS_CONTEXT.exec(`${data} ${context}`)?.[1]?.toLowerCase() === "failed")
      marks.add("tls-handshake-failed", finding);
    if (kind === "-" && !talked) {
      const early = event.sequence !== undefined && event.sequence <= 3;
      if ((greeted || early) && isListening(event.local)) marks.add("session-without-ehlo", finding);
      else if (!greeted && (connected ??= events.some(isConnecting))) marks.add("no-banner", finding);
    }
  }
}

function isConnecting({ event, context }: LogEvent): boolean {
  return event === "+" || /attempting to connect/iu.test(context);
}

function isListening(local: string): boolean {
  return /:(?:25|465|587|717|2525)$/u.test(local);
}
