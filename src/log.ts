import pino from "pino";

/** How much is written: each level includes the ones after it; `silent` writes nothing. */
export const LOG_LEVELS = ["info", "warn", "error", "silent"] as const;

/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What may stand in a log line. Never pasted text, addresses or activities: only ids, kinds, codes and numbers. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes events. An event is a dotted name such as `turn.failed`. */
export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Where lines go: to a function, each without its end, or to standard error. */
export type LogTarget = ((line: string) => void) | "stderr";

/** What a logger may be told besides. */
export interface LogOptions {
  readonly now?: () => Date;
  /** Fields of every line, asked for each: the trace that it belongs to. */
  readonly context?: (() => LogFields) | undefined;
}

/**
 * Makes a logger of one JSON object a line. It writes before it returns: a line is out when the process ends, however it ends.
 *
 * @example
 * const log = createLogger("info", "stderr");
 * log.info("server.ready", { port: 3978 });
 */
export function createLogger(
  level: LogLevel,
  target: LogTarget,
  { now = () => new Date(), context }: LogOptions = {},
): Logger {
  const log = pino(
    {
      level,
      // Neither process id nor host name: a replica is named by what runs it.
      base: null,
      messageKey: "event",
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (name) => ({ level: name }), log: toFreeFields },
      ...(context && { mixin: context, mixinMergeStrategy: (fields, shared) => Object.assign({}, fields, shared) }),
    },
    // pino's own stream, not process.stderr: it writes at once on every system, and a reader that goes away does not end the process.
    target === "stderr" ? pino.destination({ fd: 2, sync: true }) : { write: toLineWriter(target) },
  );
  return {
    info(event, fields = NO_FIELDS) {
      log.info(fields, event);
    },
    warn(event, fields = NO_FIELDS) {
      log.warn(fields, event);
    },
    error(event, fields = NO_FIELDS) {
      log.error(fields, event);
    },
  };
}

const NO_FIELDS: LogFields = Object.freeze({});

const TAKEN = ["time", "level", "event"];

/** No field can pose as the time, the level or the event of its line. */
function toFreeFields(fields: Record<string, unknown>): Record<string, unknown> {
  if (!TAKEN.some((name) => name in fields)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !TAKEN.includes(name)));
}

function toLineWriter(write: (line: string) => void): (line: string) => void {
  return (line) => {
    write(line.replace(/\n$/u, ""));
  };
}

/** What a log may say about an error: its name and code. Messages can hold pasted text, addresses and tokens. */
export function toErrorFields(error: unknown): LogFields {
  if (typeof error !== "object" || error === null) return { error: typeof error };
  const name = "name" in error && typeof error.name === "string" ? error.name : "unknown";
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { error: name, code };
}
