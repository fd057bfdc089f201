import type { Client } from "pg";
import type { Clock } from "./clock";

/** A lost connection is made anew after this time, doubled up to the most while the server stays away. */
const FIRST_WAIT_MS = 250;
const MOST_WAIT_MS = 4_000;

/** What a listener tells. */
interface Hearer {
  onSign(): void;
  /** Whether signs can be heard just now. */
  onState(hears: boolean): void;
}

/** Listens on a connection of its own, and makes another one whenever that is lost. The returned function ends it. */
export function createListener(connect: () => Client, channel: string, hearer: Hearer, clock: Clock): () => void {
  let client: Client | undefined;
  let cancel = (): void => undefined;
  let wait = FIRST_WAIT_MS;
  let isStopped = false;

  async function open(): Promise<void> {
    const opened = connect();
    client = opened;
    opened.on("notification", () => {
      hearer.onSign();
    });
    opened.on("error", () => {
      lose(opened);
    });
    opened.on("end", () => {
      lose(opened);
    });
    try {
      await opened.connect();
      await opened.query(`listen ${channel}`);
    } catch {
      lose(opened);
      return;
    }
    if (client !== opened) return;
    wait = FIRST_WAIT_MS;
    hearer.onState(true);
    // What was announced while nobody listened.
    hearer.onSign();
  }

  function lose(lost: Client): void {
    if (client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    if (isStopped) return;
    hearer.onState(false);
    cancel = clock.after(wait, () => void open());
    wait = Math.min(wait * 2, MOST_WAIT_MS);
  }

  void open();
  return () => {
    isStopped = true;
    cancel();
    const last = client;
    client = undefined;
    last?.end().catch(() => undefined);
  };
}
