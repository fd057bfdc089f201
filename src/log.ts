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

/**
 * Makes a logger of one JSON object a line; `write` receives the line without its end.
 *
 * @example
 * const log = createLogger("info", (line) => process.stdout.write(`${line}\n`));
 * log.info("server.ready", { port: 3978 });
 */
export function createLogger(
  level: LogLevel,
  write: (line: string) => void,
  now: () => Date = () => new Date(),
): Logger {
  const lowest = LOG_LEVELS.indexOf(level);
  const at = (name: LogLevel) =>
    function log(event: string, fields: LogFields = {}): void {
      if (LOG_LEVELS.indexOf(name) < lowest) return;
      // The fields come first, so that none of them can pose as the time, the level or the event.
      write(JSON.stringify({ ...fields, time: now().toISOString(), level: name, event }));
    };
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** What a log may say about an error: its name and code. Messages can hold pasted text, addresses and tokens. */
export function toErrorFields(error: unknown): LogFields {
  if (typeof error !== "object" || error === null) return { error: typeof error };
  const name = "name" in error && typeof error.name === "string" ? error.name : "unknown";
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { error: name, code };
}
