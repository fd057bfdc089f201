import type { Article, RegistryKey } from "../knowledge";
import { toRegText, toRollbackRegText } from "./reg-file";

/** The renderings of an article's registry steps. */
export const FIX_FORMATS = ["reg", "rollback-reg"] as const;
export type FixFormat = (typeof FIX_FORMATS)[number];

/** Every key that the needed (not the optional) registry steps of an article set, in order. */
export function registryKeysOf(article: Article): RegistryKey[] {
  return article.fixes
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === "registry" && step.optional !== true ? step.keys : []));
}

/** Text of an article's registry fix in a format; undefined where the article changes no registry value. */
export function toFixText(article: Article, format: FixFormat): string | undefined {
  const keys = registryKeysOf(article);
  if (keys.length === 0) return undefined;
  switch (format) {
    case "reg":
      return toRegText(keys);
    case "rollback-reg":
      return toRollbackRegText(keys);
  }
}
