/** Things that are each held once, numbered in the order in which they came. */
export interface Pool<Item> {
  readonly items: readonly Item[];
  /** The number of the thing with this key, which is made where there is none yet. */
  numberOf(key: string, make: () => Item): number;
}

export function createPool<Item>(): Pool<Item> {
  const items: Item[] = [];
  const numbers = new Map<string, number>();
  return {
    items,
    numberOf(key, make) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, items.length);
      return items.push(make()) - 1;
    },
  };
}
