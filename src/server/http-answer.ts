import { toJsonBytes } from "../kept-json";

/** An HTTP response as data. Routes return one; one place writes it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** `latin1`: each character of `body` is a byte. */
  readonly encoding?: "latin1";
}

const JSON_HEADERS: Readonly<Record<string, string>> = Object.freeze({
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "no-store",
});

/** An answer in JSON. Diagnoses hold what users pasted, so nothing may keep a copy. */
export function toJsonAnswer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: Object.assign({}, JSON_HEADERS, headers), body: JSON.stringify(body) };
}

/** The same of what holds cards, of which most is kept as JSON already. */
export function toCardsAnswer(status: number, body: object): HttpAnswer {
  return { status, headers: JSON_HEADERS, body: toJsonBytes(body), encoding: "latin1" };
}

/** An answer that says what was wrong with the request, in our words only: never an error's own message. */
export function toErrorAnswer(status: number, code: string, message: string): HttpAnswer {
  return toJsonAnswer(status, { error: { code, message } });
}
