import type { Article } from "../../article";
import type { ArticleRule, Report } from "../rule";

type Kind = Article["fixes"][number]["steps"][number]["kind"];

export const registryOrder: ArticleRule = {
  id: "registry-order",
  severity: "error",
  scope: "article",
  summary:
    "In a fix, a registry step comes after an update step and before a restart and a verification, and the fix says how to go back.",
  check({ article: { fixes } }) {
    return fixes.flatMap(({ steps }, fix) => {
      const kinds = steps.map(({ kind }) => kind);
      return kinds.flatMap((kind, index) => {
        const missing = kind === "registry" ? missingAround(kinds, index) : undefined;
        return missing === undefined ? [] : [{ at: ["fixes", fix, "steps", index, "kind"], ...missing }];
      });
    });
  },
};

/** The first thing that is missing: the others often follow once it is there. */
function missingAround(kinds: readonly Kind[], index: number): Pick<Report, "message" | "help"> | undefined {
  if (!kinds.slice(0, index).includes("update")) {
    return {
      message: "No update step comes before this registry step.",
      help: 'Put a step of kind "update" in front: without the updates, Windows and Exchange may not know what the values turn on.',
    };
  }
  const reboot = kinds.indexOf("reboot", index);
  if (reboot < 0) {
    return {
      message: "No reboot step follows this registry step.",
      help: 'Put a step of kind "reboot" behind it: the values have no effect before a restart.',
    };
  }
  if (!kinds.slice(reboot).includes("verify")) {
    return {
      message: "No verify step follows the restart after this registry step.",
      help: 'Put a step of kind "verify" behind the restart, with the command that shows the values.',
    };
  }
  if (!kinds.includes("rollback")) {
    return {
      message: "The fix with this registry step has no rollback step.",
      help: 'Add a step of kind "rollback" that says how to take the values back.',
    };
  }
  return undefined;
}
