import type { Activity } from "./activities";
import type { Delivery } from "./balancer";
import type { Connector } from "./connector";
import type { Readiness, Replica } from "./replica";
import type { Takeover } from "./takeover";

/** One line of what the exercise found. */
export interface Verdict {
  readonly what: string;
  readonly found: string;
  /** Undefined: a figure that nothing was promised about. */
  readonly holds: boolean | undefined;
}

/** A stretch of the exercise, as performance.now() tells it. */
export interface Span {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Everything that was seen. */
export interface Seen {
  readonly activities: readonly Activity[];
  readonly pairs: ReadonlySet<Activity>;
  readonly deliveries: readonly Delivery[];
  readonly connector: Pick<Connector, "answersTo">;
  /** Rows of the feedback table. */
  readonly feedbackRows: readonly string[];
  /** Unanswered pastes that were counted. */
  readonly sightings: number;
  /** What each living replica says at the end. */
  readonly readiness: readonly Readiness[];
  readonly takeovers: readonly Takeover[];
  /** While PostgreSQL was restarted or stood still, and until everybody had noticed that it was back. */
  readonly outages: readonly Span[];
}

const TAKEOVER_LIMIT_MS = 2_000;

/** Judges it. */
export function judge(seen: Seen): Verdict[] {
  return [...judgeAnswers(seen), ...judgeKept(seen), ...seen.takeovers.map(judgeTakeover)];
}

function judgeAnswers({ activities, pairs, deliveries, connector, outages, readiness }: Seen): Verdict[] {
  const of = groupByActivity(deliveries);
  const failed = deliveries.filter(({ result, replica, sentAt }) => result !== 200 && !diedOn(replica, sentAt));
  const cut = deliveries.filter(({ result, replica, sentAt }) => result !== 200 && diedOn(replica, sentAt));
  const unanswered = activities.filter((activity) =>
    activity.answer === "posted"
      ? connector.answersTo(activity.id).length === 0
      : of.get(activity)?.some(({ result, hasBody }) => result === 200 && hasBody) !== true,
  );
  const twice = activities.filter(({ id }) => connector.answersTo(id).length > 1);
  /** Answered by one that died before it could say so, and by another afterwards. */
  const acrossDeath = twice.filter((activity) => of.get(activity)?.some((delivery) => cut.includes(delivery)));
  const isAway = (activity: Activity): boolean =>
    of.get(activity)?.some(({ sentAt }) => outages.some(({ from, to }) => sentAt >= from && sentAt <= to)) === true;
  const isRepeatedAway = (activity: Activity): boolean =>
    of
      .get(activity)
      ?.slice(1)
      .some(({ sentAt }) => outages.some(({ from, to }) => sentAt >= from && sentAt <= to)) === true;
  const posted = (some: ReadonlySet<Activity>) => [...some].filter(({ answer }) => answer === "posted");
  const atOnceAway = posted(pairs).filter(isAway);
  const twiceAway = twice.filter((activity) => pairs.has(activity) && isAway(activity));
  /** Acknowledged, and nevertheless repeated at a moment when the store could not tell that. */
  const againAway = activities.filter((activity) => !pairs.has(activity) && isRepeatedAway(activity));
  const twiceAgain = twice.filter((activity) => againAway.includes(activity));
  const known = new Set([...acrossDeath, ...twiceAway, ...twiceAgain]);
  const doubled = twice.filter((activity) => !known.has(activity));
  const repeated = activities.filter((activity) => !pairs.has(activity) && (of.get(activity)?.length ?? 0) > 1);
  return [
    {
      what: "activities; deliveries",
      found: `${activities.length}; ${deliveries.length}, of them ${pairs.size} to two replicas at once, ${repeated.length} again after 15 s`,
      holds: undefined,
    },
    { what: "failed at a living replica", found: `${failed.length}${listResults(failed)}`, holds: failed.length === 0 },
    {
      what: "cut off by the kill, and delivered again",
      found: `${cut.length}${listResults(cut)}`,
      holds: undefined,
    },
    { what: "never answered", found: String(unanswered.length), holds: unanswered.length === 0 },
    {
      what: "answered twice by living replicas",
      found: `${doubled.length}, of them ${doubled.filter((one) => pairs.has(one)).length} sent to two at once`,
      holds: doubled.length === 0,
    },
    {
      what: "answered, cut off before it was acknowledged, and answered by another",
      found: String(acrossDeath.length),
      holds: undefined,
    },
    {
      what: "acknowledged, but repeated while the store is away",
      found: `${twiceAgain.length} of ${againAway.length} answered twice (nothing is promised)`,
      holds: undefined,
    },
    {
      what: "to two replicas in the same moment while the store is away",
      found: `${twiceAway.length} of ${atOnceAway.length} answered twice (nothing is promised; ${sum(readiness, "unsure")} were answered without the store's word)`,
      holds: undefined,
    },
  ];
}

function judgeKept({ activities, deliveries, feedbackRows, sightings, readiness }: Seen): Verdict[] {
  const rows = new Set(feedbackRows);
  const taken = deliveries.filter(({ result }) => result === 200);
  const accepted = groupByActivity(taken.filter(({ activity }) => activity.feedbackId !== undefined));
  const missing = [...accepted].filter(([{ feedbackId = "" }]) => !rows.has(feedbackId));
  // Where two replicas got it, one of them took it, and the other only knew that.
  const all = groupByActivity(deliveries);
  const lost = missing.filter(([activity]) => all.get(activity)?.some(wasKilled) === true);
  const presses = new Set(activities.flatMap(({ feedbackId }) => feedbackId ?? []));
  const strange = feedbackRows.filter((id) => !presses.has(id)).length + (feedbackRows.length - rows.size);
  const dropped = sum(readiness, "dropped");
  const waiting = sum(readiness, "waiting");
  const gaps = new Set(taken.filter(({ activity }) => activity.isGap).map(({ activity }) => activity));
  const lostGaps = groupByActivity(taken.filter(({ activity }) => activity.isGap));
  const unwrittenGaps = [...lostGaps.values()].filter((by) => by.every(wasKilled)).length;
  return [
    {
      what: "feedback accepted; rows; dropped; waiting",
      found: `${accepted.size}; ${rows.size}; ${dropped}; ${waiting}`,
      holds: missing.length - lost.length <= dropped && waiting === 0,
    },
    { what: "feedback stored twice, or not given", found: String(strange), holds: strange === 0 },
    {
      what: "feedback lost with the killed replica",
      found: `${lost.length}${toAge(lost.flatMap(([, by]) => by.filter(wasKilled)))}`,
      holds: undefined,
    },
    {
      what: "unanswered pastes; counted",
      found: `${gaps.size}; ${sightings}`,
      holds: sightings <= gaps.size && sightings >= gaps.size - unwrittenGaps - dropped,
    },
  ];
}

function judgeTakeover({ what, release, ms }: Takeover): Verdict {
  return {
    what: `${what}: ${ms.length} replicas serve release ${release}`,
    found: `after ${ms.map((one) => `${one.toFixed(0)} ms`).join(", ")}`,
    holds: ms.length > 0 && ms.every((one) => one <= TAKEOVER_LIMIT_MS),
  };
}

/** Answer times of what was sent in each stretch, in milliseconds. */
export function toLatencies(deliveries: readonly Delivery[], spans: readonly Span[]): string[][] {
  return spans.map(({ name, from, to }) => {
    const times = deliveries
      .filter(({ sentAt, result }) => sentAt >= from && sentAt < to && result === 200)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(0);
    const seconds = (to - from) / 1000;
    const last = (times.at(-1) ?? Number.NaN).toFixed(0);
    return [name, seconds.toFixed(1), (times.length / seconds).toFixed(0), at(0.5), at(0.95), at(0.99), last];
  });
}

/** Was the replica killed while it had the delivery, or before it could be noticed? */
function diedOn({ killedAt }: Replica, sentAt: number): boolean {
  return killedAt !== undefined && sentAt + 15_000 > killedAt;
}

/** Accepted by a replica that was killed, perhaps before it had written it. */
function wasKilled({ replica: { killedAt } }: Delivery): boolean {
  return killedAt !== undefined;
}

/** How long before the kill the first of them was accepted. */
function toAge(deliveries: readonly Delivery[]): string {
  const ages = deliveries.map(({ replica: { killedAt = 0 }, sentAt, ms }) => killedAt - sentAt - ms);
  return ages.length === 0 ? "" : `, the first of it accepted ${Math.max(...ages).toFixed(0)} ms before`;
}

function groupByActivity(deliveries: readonly Delivery[]): Map<Activity, Delivery[]> {
  const groups = new Map<Activity, Delivery[]>();
  for (const delivery of deliveries) {
    const group = groups.get(delivery.activity);
    if (group === undefined) groups.set(delivery.activity, [delivery]);
    else group.push(delivery);
  }
  return groups;
}

function sum(readiness: readonly Readiness[], field: Exclude<keyof Readiness, "release">): number {
  return readiness.reduce((total, one) => total + one[field], 0);
}

function listResults(deliveries: readonly Delivery[]): string {
  const counts = new Map<string, number>();
  for (const { result } of deliveries) counts.set(String(result), (counts.get(String(result)) ?? 0) + 1);
  return counts.size === 0 ? "" : ` (${[...counts].map(([result, count]) => `${result}: ${count}`).join(", ")})`;
}
