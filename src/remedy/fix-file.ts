import type { Article } from "../knowledge";
import { toFixText, type FixFormat } from "./article-fix";
import { toRegBytes } from "./reg-file";

/** A file made from an article's typed remedy. */
export interface FixFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Formats by the extension of their file. */
const EXTENSIONS: Readonly<Record<string, FixFormat>> = {
  reg: "reg",
  ps1: "powershell",
  "rollback.reg": "rollback-reg",
  "rollback.ps1": "rollback-powershell",
};

/** The file of an article's fix with this extension; undefined where there is none. */
export function toFixFile(article: Article, extension: string): FixFile | undefined {
  const format = Object.hasOwn(EXTENSIONS, extension) ? EXTENSIONS[extension] : undefined;
  const text = format === undefined ? undefined : toFixText(article, format);
  if (text === undefined) return undefined;
  const isScript = extension.endsWith("ps1");
  return {
    name: `${article.id}.${extension}`,
    contentType: isScript ? "application/x-powershell; charset=utf-8" : "text/x-ms-regedit; charset=utf-16le",
    // Windows PowerShell reads a script without a byte order mark in the server's code page.
    bytes: isScript ? new TextEncoder().encode(`\uFEFF${text}`) : toRegBytes(text),
  };
}
