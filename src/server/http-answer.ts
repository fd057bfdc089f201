/** An HTTP response as data. Routes return one; one place writes it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** An answer in JSON. Diagnoses hold what users pasted, so nothing may keep a copy. */
export function toJsonAnswer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", ...headers },
    body: JSON.stringify(body),
  };
}

/** An answer that says what was wrong with the request, in our words only: never an error's own message. */
export function toErrorAnswer(status: number, code: string, message: string): HttpAnswer {
  return toJsonAnswer(status, { error: { code, message } });
}
