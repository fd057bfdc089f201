import type { Activity } from "./activities";
import type { Connector } from "./connector";
import { postJson } from "./http";
import type { Replica } from "./replica";

/** One delivery of an activity to one replica. */
export interface Delivery {
  readonly activity: Activity;
  readonly replica: Replica;
  readonly sentAt: number;
  readonly ms: number;
  /** 200, another status, or the code of a connection that broke. */
  readonly result: number | string;
  /** The HTTP response carried an answer. */
  readonly hasBody: boolean;
}

/** Bot Framework, with a load balancer between it and the replicas. */
export interface Balancer {
  readonly deliveries: readonly Delivery[];
  /** Replicas that get something; changed as replicas come and go. */
  readonly replicas: Replica[];
  /**
   * Delivers an activity as Bot Framework does: to one replica, and after 15 seconds again, to whichever is next, where it was
   * not acknowledged. Resolves when it was, or after the last repetition.
   */
  deliver(activity: Activity): Promise<void>;
  /** Delivers it to two replicas at the same moment: what no load balancer does on purpose. */
  deliverToTwo(activity: Activity): Promise<void>;
  /** Delivers it, and 15 seconds later again although it was acknowledged, as when the acknowledgement was lost on its way. */
  deliverTwice(activity: Activity): Promise<void>;
}

/** Teams sends an activity again that was not acknowledged in this time (learn.microsoft.com, "Bot activity handlers"). */
const REPEAT_MS = 15_000;
const MOST_TIMES = 3;

/** Makes it. */
export function createBalancer(connector: Connector): Balancer {
  const deliveries: Delivery[] = [];
  const replicas: Replica[] = [];
  let turn = 0;

  /** Posts to one replica; undefined where there was no connection to be had, so that nothing was delivered. */
  async function post(activity: Activity, replica: Replica): Promise<Delivery | undefined> {
    const sentAt = performance.now();
    const body = activity.toBody(connector.urlFor(replica.name));
    const outcome = await postJson(replica.port, "/api/messages", body, REPEAT_MS);
    if (outcome.kind === "broken" && outcome.code === "ECONNREFUSED") return undefined;
    const delivery: Delivery = {
      activity,
      replica,
      sentAt,
      ms: performance.now() - sentAt,
      result: outcome.kind === "answered" ? outcome.status : outcome.code,
      hasBody: outcome.kind === "answered" && outcome.text.length > 0,
    };
    deliveries.push(delivery);
    return delivery;
  }

  /** The next replica that takes a connection. */
  async function postToNext(activity: Activity): Promise<Delivery | undefined> {
    turn += 1;
    const first = turn % Math.max(1, replicas.length);
    for (const replica of [...replicas.slice(first), ...replicas.slice(0, first)]) {
      const delivery = await post(activity, replica);
      if (delivery !== undefined) return delivery;
    }
    return undefined;
  }

  async function deliver(activity: Activity): Promise<void> {
    for (let times = 0; times < MOST_TIMES; times += 1) {
      const sentAt = performance.now();
      const delivery = await postToNext(activity);
      if (delivery?.result === 200) return;
      await sleep(REPEAT_MS - (performance.now() - sentAt));
    }
  }

  return {
    deliveries,
    replicas,
    deliver,
    async deliverToTwo(activity) {
      turn += 1;
      const two = [turn, turn + 1].flatMap((place) => replicas[place % replicas.length] ?? []);
      const results = await Promise.all(two.map((replica) => post(activity, replica)));
      if (!results.some((delivery) => delivery?.result === 200)) {
        await sleep(REPEAT_MS);
        await deliver(activity);
      }
    },
    async deliverTwice(activity) {
      const sentAt = performance.now();
      await deliver(activity);
      await sleep(REPEAT_MS - (performance.now() - sentAt));
      await deliver(activity);
    },
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
