import { BoundedMap } from "../../src/channel/bounded-map";

function filled(limit: number, ...keys: string[]): BoundedMap<string, string> {
  const map = new BoundedMap<string, string>(limit);
  for (const key of keys) map.set(key, `value of ${key}`);
  return map;
}

const kept = (map: BoundedMap<string, string>, ...keys: string[]): string[] =>
  keys.filter((key) => map.get(key) !== undefined);

it("holds what was put in, up to its limit", () => {
  const map = filled(2, "a", "b");
  expect([map.get("a"), map.get("b"), map.get("c")]).toEqual(["value of a", "value of b", undefined]);
  map.set("c", "value of c");
  expect(map.size).toBe(2);
});

it("forgets the one that nobody has asked for the longest", () => {
  const map = filled(3, "a", "b", "c");
  map.get("a");
  map.set("d", "new");
  map.get("c");
  map.set("e", "new");
  expect(kept(map, "a", "b", "c", "d", "e")).toEqual(["c", "d", "e"]);
});

it("forgets nothing for a new value of a key it holds, which counts as asked for", () => {
  const map = filled(2, "a", "b");
  map.set("a", "other");
  expect(map.get("a")).toBe("other");
  map.set("c", "new");
  expect(kept(map, "a", "b", "c")).toEqual(["a", "c"]);
});

it("has room again for what was taken out", () => {
  const map = filled(2, "a", "b");
  map.delete("a");
  map.set("c", "new");
  expect(kept(map, "a", "b", "c")).toEqual(["b", "c"]);
});
