/** What a span may hold: kinds, outcomes, ids, codes and numbers. Never pasted text, addresses or names. */
export type SpanFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One piece of work that is being timed. */
export interface Span {
  set(fields: SpanFields): void;
  /** Marks it as failed; `type` is a name or a code. */
  fail(type: string): void;
}

/** Times pieces of work, each below the one that it is called in. */
export interface Tracer {
  /**
   * Runs `work` as a span. What it throws or rejects with passes on; of the error only its name is kept. `parent` is the
   * `traceparent` header of a request that comes from outside.
   */
  span<Result>(name: string, work: (span: Span) => Result, parent?: string): Result;
}

const NO_SPAN: Span = { set: () => undefined, fail: () => undefined };

/** Times nothing: a call and no more. */
export const NO_TRACER: Tracer = { span: (_name, work) => work(NO_SPAN) };
