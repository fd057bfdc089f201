/** Texts remembered at once by one rule; the same commands and sentences stand in many articles. */
const MOST_REMEMBERED = 10_000;

/** A function of a text that works out each text once, for as long as there is room. */
export function remember<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.result;
    const result = work(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, { result });
    return result;
  };
}
