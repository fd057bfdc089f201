import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { LoadOrder, LoadResult } from "./load";

/** Sends load from a process of its own, so that asking takes no time from whoever answers. */
export interface LoadClient {
  run(order: LoadOrder): Promise<LoadResult>;
  stop(): void;
}

/** Starts that process. */
export function startLoadClient(): LoadClient {
  const child = fork(path.join(__dirname, "load-process.js"), { serialization: "advanced" });
  return {
    async run(order) {
      const answer = once(child, "message") as Promise<[LoadResult]>;
      child.send({ ...order });
      return (await answer)[0];
    },
    stop: () => void child.kill(),
  };
}
