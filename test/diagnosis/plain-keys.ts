import type { KeyTable } from "../../src/diagnosis/keys";
import { linesOf } from "../../src/diagnosis/text-list";
import type { Finding, Paste } from "../../src/paste";

/** All keys of a table as text, by number. */
export function keysOf({ codes, codeKeys, texts, textKeys }: KeyTable): readonly string[] {
  const keys: string[] = [];
  codes.forEach((code, row) => {
    const [, found, subject, detail] = /^(\d)(\d{3})(\d{3})$/u.exec(String(code)) ?? [];
    keys[codeKeys[row] ?? 0] = `enhancedCode ${[found, subject, detail].map(Number).join(".")}`;
  });
  linesOf(texts).forEach((text, row) => {
    keys[textKeys[row] ?? 0] = text;
  });
  return keys;
}

/** Compares one key with everything in a paste: how to show where it was found, or undefined. */
export function showPlainly(key: string, paste: Paste): (() => Finding | undefined) | undefined {
  const [kind = "", wanted = ""] = key.split(" ");
  const { facts, marks, sources, lines } = paste;
  switch (kind) {
    case "replyCode":
    case "enhancedCode": {
      const reply = facts.replies.find(({ replyCode, enhancedCode }) =>
        kind === "replyCode" ? String(replyCode) === wanted : isCodeOf(wanted, enhancedCode),
      );
      return reply && (() => ({ line: reply.line, text: reply.lineText }));
    }
    case "remoteHost": {
      const host = facts.hosts.find((name) => isHostOf(wanted, name));
      if (host === undefined) return undefined;
      const line = lines.find(({ region, text }) => region === "text" && text.toLowerCase().includes(host));
      return () => line && { line: line.number, text: line.text };
    }
    case "source":
      return [...sources].some((source) => source === wanted) ? () => undefined : undefined;
    default: {
      const finding = [...marks].find(([mark]) => mark === wanted)?.[1];
      return finding && (() => finding);
    }
  }
}

/** "X.7.500-699" holds of 4.7.512 and 5.7.606, and not of 2.7.606. */
function isCodeOf(wanted: string, code: string | undefined): boolean {
  const [wantedClass = "", wantedSubject, range = ""] = wanted.split(".");
  const [foundClass = "", subject, detail] = code?.split(".") ?? [];
  const [low = 0, high = low] = range.split("-").map(Number);
  const isClass = wantedClass === "X" ? ["4", "5"].includes(foundClass) : wantedClass === foundClass;
  return isClass && Number(subject) === Number(wantedSubject) && Number(detail) >= low && Number(detail) <= high;
}

function isHostOf(wanted: string, host: string): boolean {
  return wanted.startsWith("*.") ? host.endsWith(wanted.slice(1)) : host === wanted;
}
