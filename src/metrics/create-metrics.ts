import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ChannelEvent } from "../channel";
import type { AnsweredRequest } from "../server";

/** What is told of the knowledge base that serves; read when somebody asks for the metrics. */
export interface KnowledgeNumbers {
  readonly version: string;
  readonly articles: number;
  readonly loadedAt: Date;
  /** Why newer files do not serve. */
  readonly problems: readonly unknown[];
}

/** What a queue of writes has come to since the start. */
export interface QueueNumbers {
  readonly waiting: number;
  readonly written: number;
  readonly dropped: number;
  readonly retries: number;
  /** Code of the last failure while the store is away; null while it answers. */
  readonly fault: string | null;
  /** Activities answered without the store's word on whether another replica answers them. */
  readonly unsure: number;
}

/** Where the numbers come from that nobody tells of. */
export interface MetricsOptions {
  readonly readKnowledge: () => KnowledgeNumbers;
  /** Whether an article of this id serves now: what else stands for one in an event is no label. */
  readonly isServed: (article: string) => boolean;
  /** Undefined, or giving undefined: nothing is kept. */
  readonly readQueue?: (() => QueueNumbers | undefined) | undefined;
}

/** The numbers of one process, for Prometheus. Takes events; counts kinds, outcomes and ids of articles, never text. */
export interface Metrics {
  readonly onChannelEvent: (event: ChannelEvent) => void;
  readonly onAnswered: (request: AnsweredRequest) => void;
  /** Another knowledge base took over, or was refused. */
  readonly onKnowledge: (result: "served" | "refused") => void;
  /** All numbers in Prometheus' text format. */
  readonly read: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Up to the 15 seconds after which Bot Framework gives up on an answer. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
/** Stands for any article that does not serve: an old card's, or one that somebody made up. */
const OTHER = "other";

/** Makes the metrics of this process, with those that Node.js processes have by custom (`process_…`, `nodejs_…`). */
export function createMetrics({ readKnowledge, isServed, readQueue }: MetricsOptions): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const turns = new Counter({
    name: "medic_turns_total",
    help: "Turns by kind of activity and outcome; the outcome of a turn that broke is failed.",
    labelNames: ["kind", "outcome"],
    registers,
  });
  const articles = new Counter({
    name: "medic_article_turns_total",
    help: "Turns that were about an article that serves, by outcome.",
    labelNames: ["article", "outcome"],
    registers,
  });
  const turnSeconds = new Histogram({
    name: "medic_turn_duration_seconds",
    help: "From a turn's beginning to its answer, before it is delivered.",
    labelNames: ["kind"],
    buckets: SECONDS,
    registers,
  });
  const deliverySeconds = new Histogram({
    name: "medic_delivery_duration_seconds",
    help: "Handing an answer to the connector, tries and pauses included.",
    labelNames: ["result"],
    buckets: SECONDS,
    registers,
  });
  const repeated = new Counter({
    name: "medic_repeated_activities_total",
    help: "Activities that were delivered again and not answered a second time.",
    registers,
  });
  const turnedAway = new Counter({
    name: "medic_callers_turned_away_total",
    help: "Callers whose sign-in did not hold (refused), or could not be checked (unchecked).",
    labelNames: ["reason"],
    registers,
  });
  const requestSeconds = new Histogram({
    name: "medic_http_request_duration_seconds",
    help: "HTTP requests by route and status.",
    labelNames: ["route", "status"],
    buckets: SECONDS,
    registers,
  });
  const reloads = new Counter({
    name: "medic_knowledge_reloads_total",
    help: "Changes of the knowledge base that took over (served) or did not (refused), since the start.",
    labelNames: ["result"],
    registers,
  });
  for (const result of ["served", "refused"] as const) reloads.inc({ result }, 0);
  for (const reason of ["refused", "unchecked"] as const) turnedAway.inc({ reason }, 0);
  registerKnowledge(registers, readKnowledge);
  registerQueue(registers, readQueue);

  return {
    onChannelEvent(event) {
      switch (event.kind) {
        case "answered": {
          const { activity: kind, outcome, article, ms } = event;
          turns.inc({ kind, outcome });
          turnSeconds.observe({ kind }, ms / 1000);
          if (article !== undefined) articles.inc({ article: isServed(article) ? article : OTHER, outcome });
          return;
        }
        case "failed":
          turns.inc({ kind: event.activity, outcome: "failed" });
          return;
        case "delivered":
        case "undelivered":
          deliverySeconds.observe({ result: event.kind }, event.ms / 1000);
          return;
        case "repeated":
          repeated.inc();
          return;
        case "turned-away":
          turnedAway.inc({ reason: event.reason });
          return;
      }
    },
    onAnswered({ route, status, ms }) {
      requestSeconds.observe({ route, status }, ms / 1000);
    },
    onKnowledge(result) {
      reloads.inc({ result });
    },
    async read() {
      return { contentType: register.contentType, text: await register.metrics() };
    },
  };
}

function registerKnowledge(registers: Registry[], read: () => KnowledgeNumbers): void {
  const gauge = (name: string, help: string, toNumber: (knowledge: KnowledgeNumbers) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(toNumber(read()));
      },
    });
  gauge("medic_knowledge_articles", "Articles that serve.", ({ articles }) => articles);
  gauge("medic_knowledge_faults", "Faults that keep newer files from serving.", ({ problems }) => problems.length);
  gauge(
    "medic_knowledge_loaded_timestamp_seconds",
    "When the knowledge base that serves took over; time() minus this is its age.",
    ({ loadedAt }) => loadedAt.getTime() / 1000,
  );
  new Gauge({
    name: "medic_knowledge_info",
    help: "Always 1; the version that serves stands in the label.",
    labelNames: ["version"],
    registers,
    collect() {
      this.reset();
      this.set({ version: read().version }, 1);
    },
  });
}

function registerQueue(registers: Registry[], read: MetricsOptions["readQueue"]): void {
  if (read === undefined) return;
  const counter = (name: string, help: string, toNumber: (queue: QueueNumbers) => number) =>
    new Counter({
      name,
      help,
      registers,
      // The queue counts for itself; what it gives is the sum since the start.
      collect() {
        const queue = read();
        this.reset();
        if (queue !== undefined) this.inc(toNumber(queue));
      },
    });
  const gauge = (name: string, help: string, toNumber: (queue: QueueNumbers) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const queue = read();
        if (queue !== undefined) this.set(toNumber(queue));
      },
    });
  gauge("medic_queue_waiting", "Feedback and gaps that wait to be written.", ({ waiting }) => waiting);
  gauge("medic_store_up", "0 while the store does not take what waits.", ({ fault }) => (fault === null ? 1 : 0));
  counter("medic_queue_written_total", "Feedback and gaps that were written.", ({ written }) => written);
  counter("medic_queue_dropped_total", "Feedback and gaps that had to be dropped.", ({ dropped }) => dropped);
  counter("medic_queue_retries_total", "Writes that failed and were tried again.", ({ retries }) => retries);
  counter(
    "medic_unsure_claims_total",
    "Activities answered without the store's word on whether another replica answers them too.",
    ({ unsure }) => unsure,
  );
}
