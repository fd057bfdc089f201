import { statedCommandsOf } from "../stated-commands";
import type { ArticleRule } from "../rule";

const NEW_ITEM = /(?<![\w-])(?:New-Item|ni)(?![\w-])/iu;
/** PowerShell takes any unambiguous beginning of a parameter's name. */
const FORCE = /(?<=\s)-f(?:o(?:r(?:ce?)?)?)?(?![\w])(?!\s*:\s*\$false)/iu;
const DIRECTORY = /-(?:ItemType|Type)[\s:]+["']?Directory\b/i;

export const noForcedNewItem: ArticleRule = {
  id: "no-forced-new-item",
  severity: "error",
  scope: "article",
  blocks: "harmful",
  summary:
    "No command runs New-Item with -Force on a path that may exist: it deletes the key with its values, or empties the file.",
  check({ article }) {
    return statedCommandsOf(article, NEW_ITEM, isForced).map(({ at }) => ({
      at,
      message:
        "New-Item with -Force replaces what is there: an existing registry key loses all its values and sub-keys, a file its content.",
      help: "Leave -Force out, or ask first: if (-not (Test-Path 'PATH')) { New-Item 'PATH' }. Registry values belong into a step of kind \"registry\".",
    }));
  },
};

function isForced(command: string): boolean {
  if (!NEW_ITEM.test(command) || /\bTest-Path\b/i.test(command)) return false;
  // A line that ends with a backtick goes on in the next one.
  return command
    .replaceAll(/`\r?\n/gu, " ")
    .split(/[|;\r\n]/u)
    .some((statement) => NEW_ITEM.test(statement) && FORCE.test(statement) && !DIRECTORY.test(statement));
}
