/** What a server process has used so far. */
export interface ProbeReading {
  /** User and system time of all its threads, in microseconds. */
  readonly cpuMicros: number;
  readonly residentBytes: number;
  /** The event loop's longest delay since the last reading, in milliseconds. */
  readonly longestStallMs: number;
}
