import { explain, type CompiledKnowledge } from "../diagnosis";
import type { Paste } from "../paste";

/** What `diagnose --explain` prints: what was read, then every candidate with what spoke for and against it. */
export function toExplainText(paste: Paste, knowledge: CompiledKnowledge): string {
  const { facts, marks, sources } = paste;
  const lines = [
    `read as: ${[...sources].join(", ")}`,
    ...facts.replies.map(
      (reply) =>
        `reply: ${[reply.replyCode, reply.enhancedCode].filter((code) => code !== undefined).join(" ")} (line ${reply.line}, depth ${reply.depth}) ${reply.text.slice(0, 100)}`,
    ),
    ...[...marks].map(([mark, { line }]) => `fact: ${mark} (line ${line})`),
  ];
  for (const { id, ruledOut, level, reasons } of explain(paste, knowledge)) {
    lines.push("", `${id}: level ${level}${ruledOut ? ", ruled out" : ""}`);
    for (const { role, name, weight, findings } of reasons) {
      const at = [...new Set(findings.map(({ line }) => line))].join(", ");
      lines.push(`  ${role} ${name} (${weight})${at === "" ? "" : ` line ${at}`}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
