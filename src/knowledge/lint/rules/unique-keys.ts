import type { Node } from "jsonc-parser";
import { toPathText } from "../../schema-issue";
import type { JsonPath } from "../../json-file";
import type { BaseReport, BaseRule } from "../rule";

/** Over the base and not over every article as it is served: the places of a whole file take far longer to work out than its values. */
export const uniqueKeys: BaseRule = {
  id: "unique-keys",
  severity: "error",
  scope: "base",
  summary: "No key stands twice in the same JSON object.",
  check({ files }) {
    return files.flatMap((file) => {
      const root = file.tree();
      return root === undefined ? [] : doublesIn(root, []).map((report) => ({ ...report, file }));
    });
  },
};

function doublesIn(node: Node, at: JsonPath): Omit<BaseReport, "file">[] {
  const children = node.children ?? [];
  if (node.type === "array") return children.flatMap((child, index) => doublesIn(child, [...at, index]));
  if (node.type !== "object") return [];
  const seen = new Set<string>();
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined) return [];
    const name = String(key.value);
    const path = [...at, name];
    const inner = value === undefined ? [] : doublesIn(value, path);
    if (!seen.has(name)) {
      seen.add(name);
      return inner;
    }
    const report = {
      at: path,
      offset: key.offset,
      message: `The key "${name}" stands twice in ${at.length === 0 ? "the article" : toPathText(at)}: only the last one counts.`,
      help: "Remove one of the two, or put what both hold together under one key.",
    };
    return [report, ...inner];
  });
}
