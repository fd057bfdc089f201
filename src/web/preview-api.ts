import {
  parseArticle,
  parseFileList,
  parseVerdict,
  type FileList,
  type PreviewedArticle,
  type Verdict,
} from "./preview-data.js";

const ROOT = "/api/preview";

/** What the server says; `failed` where it does not answer, `absent` where there is no such thing. */
export type Asked<T> =
  { readonly kind: "answered"; readonly value: T } | { readonly kind: "absent" } | { readonly kind: "failed" };

async function ask<T>(path: string, parse: (value: unknown) => T, init?: RequestInit): Promise<Asked<T>> {
  try {
    const response = await fetch(`${ROOT}${path}`, init);
    if (response.status === 404) return { kind: "absent" };
    if (!response.ok) return { kind: "failed" };
    const value: unknown = await response.json();
    return { kind: "answered", value: parse(value) };
  } catch {
    return { kind: "failed" };
  }
}

export function askFiles(): Promise<Asked<FileList>> {
  return ask("/articles", parseFileList);
}

export function askArticle(id: string): Promise<Asked<PreviewedArticle>> {
  return ask(`/articles/${encodeURIComponent(id)}`, parseArticle);
}

export function askVerdict(text: string): Promise<Asked<Verdict>> {
  return ask("/diagnose", parseVerdict, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
}

/** Calls back at once and after every save; `onLost` tells when the server is gone and when it is back. */
export function followChanges(onChange: () => void, onLost: (isLost: boolean) => void): void {
  const events = new EventSource(`${ROOT}/events`);
  events.addEventListener("change", onChange);
  events.addEventListener("open", () => {
    onLost(false);
  });
  events.addEventListener("error", () => {
    onLost(true);
  });
}
