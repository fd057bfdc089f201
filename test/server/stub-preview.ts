import type { Preview } from "../../src/bot";

/** A preview of one file that remembers what it was asked, and changes when it is told to. */
export interface StubPreview extends Preview {
  readonly diagnosed: string[];
  readonly listeners: Set<() => void>;
  change(): void;
}

export function createStubPreview(): StubPreview {
  const diagnosed: string[] = [];
  const listeners = new Set<() => void>();
  return {
    diagnosed,
    listeners,
    change() {
      for (const listener of listeners) listener();
    },
    list: () => ({ files: [{ id: "loop", title: null, status: null, faults: 2 }], problems: [] }),
    article: (id) => (id === "loop" ? { id, status: null, faults: [], cards: null } : undefined),
    diagnose(text) {
      diagnosed.push(text);
      return Promise.resolve({ kind: "unknown", sources: [], replies: [], candidates: [], questions: [], faulty: [] });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
