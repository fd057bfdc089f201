import { registryStepsOf } from "../article-registry";
import { findRegTextFault } from "../reg-text-fault";
import type { BaseRule } from "../rule";

export const registryRendering: BaseRule = {
  id: "registry-rendering",
  severity: "error",
  scope: "base",
  summary: "The registry file of every registry step holds each value once, byte by byte as regedit reads it.",
  check({ files, tools }) {
    return files.flatMap((file) =>
      registryStepsOf(file.article).flatMap(({ at, keys }) => {
        const fault = findRegTextFault(tools.toRegText(keys), keys);
        if (fault === undefined) return [];
        return [
          {
            file,
            at: [...at, "keys"],
            on: "key" as const,
            message: `The registry file of this step would be wrong: ${fault}.`,
            help: "Name every key once and every value once below it; names hold no quotes and no backslashes.",
          },
        ];
      }),
    );
  },
};
