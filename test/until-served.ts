import type { FollowedKnowledge } from "../src/worker";

type Served = Pick<FollowedKnowledge, "onChange" | "snapshot">;

/** Resolves as soon as a condition holds; every change asks again. */
export function until({ onChange }: Pick<Served, "onChange">, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = onChange(() => {
      if (!condition()) return;
      stop();
      resolve();
    });
  });
}

/** The title of the article that test folders begin with. */
export function titleIn({ snapshot }: Pick<Served, "snapshot">): string | undefined {
  return snapshot.compiled.articles.get("sample-problem")?.title.en;
}
