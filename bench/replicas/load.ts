import { createActivity, type Activity } from "./activities";
import type { Balancer } from "./balancer";

/** One activity in so many goes to two replicas at once, and one in so many comes again later. */
const TWO_AT_ONCE = 33;
const AGAIN = 25;
const TICK_MS = 5;

/** What was sent, and for what. */
export interface Load {
  readonly activities: readonly Activity[];
  /** Delivered to two replicas at the same moment. */
  readonly pairs: ReadonlySet<Activity>;
  /** Sends no more; resolves when every delivery and repetition is over. */
  end(): Promise<void>;
}

/** Sends so many activities a second, evenly, whether or not earlier ones were answered; repetitions come on top. */
export function startLoad(balancer: Balancer, rate: number): Load {
  const activities: Activity[] = [];
  const pairs = new Set<Activity>();
  const open: Promise<void>[] = [];
  const started = performance.now();

  function send(number: number): void {
    const activity = createActivity(number);
    activities.push(activity);
    if (number % TWO_AT_ONCE === 0) {
      pairs.add(activity);
      open.push(balancer.deliverToTwo(activity));
    } else if (number % AGAIN === 0) open.push(balancer.deliverTwice(activity));
    else open.push(balancer.deliver(activity));
  }

  const timer = setInterval(() => {
    const due = ((performance.now() - started) * rate) / 1000;
    while (activities.length < due) send(activities.length);
  }, TICK_MS);
  return {
    activities,
    pairs,
    async end() {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}
