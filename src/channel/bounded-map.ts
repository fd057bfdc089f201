interface Entry<Value> {
  readonly value: Value;
  asked: number;
}

/** A map of at most `limit` entries; a new one takes the place of the one that nobody has asked for the longest. */
export class BoundedMap<Key, Value> {
  private readonly entries = new Map<Key, Entry<Value>>();
  private clock = 0;

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    entry.asked = ++this.clock;
    return entry.value;
  }

  set(key: Key, value: Value): void {
    if (this.entries.size >= this.limit && !this.entries.has(key)) this.forgetOne();
    this.entries.set(key, { value, asked: ++this.clock });
  }

  delete(key: Key): void {
    this.entries.delete(key);
  }

  /** Looks at all: what is asked for on every turn is new in a map once in a long while. */
  private forgetOne(): void {
    let oldest: Key | undefined;
    let longest = Number.POSITIVE_INFINITY;
    for (const [key, { asked }] of this.entries) {
      if (asked >= longest) continue;
      longest = asked;
      oldest = key;
    }
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
