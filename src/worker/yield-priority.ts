import { constants, setPriority } from "node:os";

/**
 * Lets the threads that answer turns go first wherever there are fewer processors than threads. Only Linux gives a thread a
 * priority of its own; elsewhere the whole process would step back.
 */
export function yieldPriority(): void {
  if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
