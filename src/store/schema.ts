/** The tables of both engines. Days and moments are ISO 8601 text, lists are JSON text, truth is 0 or 1: one meaning everywhere. */
export interface Schema {
  feedback: { id: string; article: string; helped: number; kind: string; locale: string; day: string };
  gaps: {
    id: string;
    codes: string;
    words: string;
    sources: string;
    marks: string;
    sightings: number;
    first_day: string;
    last_day: string;
  };
  claims: { id: string; expires_at: string };
  conversations: { key: string; reference: string };
  releases: {
    number: number;
    hash: string;
    author: string;
    note: string;
    published_at: string;
    articles: number;
    changes: string;
  };
  release_files: { release: number; name: string; hash: string };
  contents: { hash: string; content: string };
  /** Every publish and rollback; the last one says which release serves. */
  moves: { move: number; release: number; author: string; moved_at: string };
  /** One row: the number of the last move. Whoever changes it holds its lock, so that moves follow one another. */
  head: { id: number; move: number };
}
