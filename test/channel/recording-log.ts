import { createLogger, type Logger } from "../../src/log";

/** A logger that keeps its lines. */
export interface RecordingLog extends Logger {
  readonly lines: string[];
}

/** Makes one. */
export function createRecordingLog(): RecordingLog {
  const lines: string[] = [];
  return { ...createLogger("info", (line) => void lines.push(line)), lines };
}
