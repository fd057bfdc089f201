import { commandsOf } from "../article-commands";
import type { ArticleRule } from "../rule";

/** Importing a backup is no writing of values, and the IIS: drive of PowerShell is no registry. */
const WRITES: readonly RegExp[] = [
  /\breg(?:\.exe)?["']?\s+add\b/i,
  /\b(?:New|Set)-ItemProperty\b(?![^|;]*\bIIS:)|\bSet-Item\b[^|;]*\bHK(?:LM|CU):/i,
  /\[(?:Microsoft\.Win32\.)?Registry\]::SetValue/iu,
];

export const registryTyped: ArticleRule = {
  id: "registry-typed",
  severity: "error",
  scope: "article",
  summary: "No command writes registry values: they are typed data of a registry step.",
  check({ article }) {
    return commandsOf(article)
      .filter(({ text }) => WRITES.some((pattern) => pattern.test(text)))
      .map(({ at }) => ({
        at,
        message: "The command writes a registry value.",
        help: 'Use a step of kind "registry" with key, name, type and data: the product renders it byte by byte, with a way back, and checks it in pasted output.',
      }));
  },
};
