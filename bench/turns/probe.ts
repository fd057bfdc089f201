import { monitorEventLoopDelay } from "node:perf_hooks";
import type { ProbeReading } from "./probe-reading";

/**
 * Loaded into a server with `--require`, so that the server itself stays as it is: answers every message of its parent with
 * what the process has used so far. The message "watch" also starts to watch the event loop, which costs a little itself.
 */
const delay = monitorEventLoopDelay({ resolution: 1 });

process.on("message", (message) => {
  if (message === "watch") delay.enable();
  const { user, system } = process.cpuUsage();
  const reading: ProbeReading = {
    cpuMicros: user + system,
    residentBytes: process.memoryUsage.rss(),
    longestStallMs: delay.max / 1e6,
  };
  delay.reset();
  process.send?.(reading);
});
// Whoever measured has gone, perhaps by Ctrl+C: no server stays behind.
process.once("disconnect", () => {
  process.exit();
});
// Waiting for questions must not keep a server alive that wants to stop.
process.channel?.unref();
