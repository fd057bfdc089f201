import type { Article, Command, RegistryKey } from "../knowledge";
import { toCheckCommands } from "./check-commands";
import { toFixScript } from "./fix-script";
import { toRegText, toRollbackRegText } from "./reg-file";
import { toRollbackScript } from "./rollback-script";
import { isChecked } from "./schannel-keys";

/** The renderings of an article's registry steps. */
export const FIX_FORMATS = ["reg", "powershell", "rollback-reg", "rollback-powershell"] as const;
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
    case "powershell":
      return toFixScript(article.id, keys);
    case "rollback-reg":
      return toRollbackRegText(keys);
    case "rollback-powershell":
      return toRollbackScript(article.id, keys);
  }
}

/** Commands whose pasted output this product checks; none where an article changes no value of TLS 1.2. */
export function checkCommandsOf(article: Article): Command[] {
  const keys = registryKeysOf(article);
  return isChecked(keys) ? toCheckCommands(keys) : [];
}
