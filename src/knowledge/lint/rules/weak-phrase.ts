import type { Article } from "../../article";
import type { JsonPath } from "../../json-file";
import { HARMLESS } from "../../samples";
import type { BaseReport, BaseRule, LintContext } from "../rule";

export const weakPhrase: BaseRule = {
  id: "weak-phrase",
  severity: "error",
  scope: "base",
  summary: "No signature makes an article answer a harmless text of samples/none.",
  async check(context) {
    const found = new Map<string, Omit<BaseReport, "message"> & { readonly what: string; readonly names: string[] }>();
    for (const { name, text } of context.samples.filter((sample) => sample.name.startsWith(HARMLESS))) {
      const { claims } = await context.tools.diagnose(text);
      for (const { id, signatures } of claims) {
        const file = context.byId.get(id);
        if (file === undefined) continue;
        for (const signature of signatures) {
          const known = found.get(`${id} ${signature}`);
          if (known !== undefined) known.names.push(name);
          else
            found.set(`${id} ${signature}`, {
              file,
              names: [name],
              ...toFinding(file.article, signature, text, context),
            });
        }
      }
    }
    return [...found.values()].map(({ what, names, ...report }) => ({
      ...report,
      message: `${what} fires in the harmless text ${names.map((name) => `samples/${name}`).join(", ")}.`,
    }));
  },
};

function toFinding(
  article: Article,
  signature: string,
  text: string,
  context: LintContext,
): { readonly at: JsonPath; readonly what: string; readonly help: string } {
  const index = article.signatures.findIndex(({ name }) => name === signature);
  if (index < 0) {
    const { squeeze } = context.tools;
    const retelling = (article.retellings ?? []).findIndex((phrase) => squeeze(text).includes(squeeze(phrase)));
    return {
      at: retelling < 0 ? ["retellings"] : ["retellings", retelling],
      what: "A retelling",
      help: "Say it in words that only somebody with this problem uses.",
    };
  }
  return {
    at: firstPhraseOf(article, index),
    what: `The signature "${signature}"`,
    help: "Use a longer phrase, add a code or a second phrase under all, or name in none what makes such a text harmless.",
  };
}

function firstPhraseOf({ signatures }: Article, index: number): JsonPath {
  for (const list of ["all", "any"] as const) {
    const phrase = signatures[index]?.[list]?.findIndex((condition) => "phrase" in condition) ?? -1;
    if (phrase >= 0) return ["signatures", index, list, phrase, "phrase"];
  }
  return ["signatures", index, "name"];
}
