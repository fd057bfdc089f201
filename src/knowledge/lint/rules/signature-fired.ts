import { examplesOf } from "../../samples";
import type { BaseReport, BaseRule } from "../rule";

export const signatureFired: BaseRule = {
  id: "signature-fired",
  severity: "error",
  scope: "base",
  summary: "Every signature of an article fires in at least one of its examples.",
  async check({ files, samples, tools }) {
    const reports: BaseReport[] = [];
    for (const file of files) {
      const { article } = file;
      const fired = new Set<string>();
      for (const { text } of examplesOf(article, samples)) {
        const { fired: names } = await tools.diagnose(text);
        for (const name of names.get(article.id) ?? []) fired.add(name);
      }
      article.signatures.forEach(({ name }, index) => {
        if (fired.has(name)) return;
        reports.push({
          file,
          at: ["signatures", index, "name"],
          message: `No example makes the signature "${name}" fire.`,
          help: "Add an example with this text as a server really sends it, or remove the signature.",
        });
      });
    }
    return reports;
  },
};
