import type { Scope } from "../bot";
import { toFields, toText, type Fields } from "./fields";
import type { FileReference } from "./incoming-activity";

/** How Teams names a file of a personal chat that a bot may fetch. */
const DOWNLOAD_INFO = "application/vnd.microsoft.teams.file.download.info";
/** More would keep the sender waiting for an answer about the wrong one. */
const MOST_FILES = 3;

/** Finds the files among a message's attachments. Cards and the HTML rendering of the text are none. */
export function parseFiles(attachments: readonly Fields[], html: string, scope: Scope): readonly FileReference[] {
  const files = attachments.flatMap(parseFile);
  // In groups and channels the text only points at the file.
  if (scope !== "personal" && /<attachment\s/iu.test(html)) files.push({ kind: "elsewhere" });
  return files.slice(0, MOST_FILES);
}

function parseFile(attachment: Fields): FileReference[] {
  const contentType = toText(attachment["contentType"])?.toLowerCase() ?? "";
  if (contentType === DOWNLOAD_INFO) {
    const url = toText(toFields(attachment["content"])["downloadUrl"]) ?? "";
    return [{ kind: "download", name: toText(attachment["name"]) ?? "", url }];
  }
  if (contentType.startsWith("image/")) return [{ kind: "picture" }];
  return contentType === "reference" ? [{ kind: "elsewhere" }] : [];
}
