import type { Article } from "../article";
import { toTodo } from "../todo";
import type { Language } from "./language";
import { toWords, type Part } from "./sections";
import type { SourceFile } from "./source-file";

type Reference = Article["references"][number];

/** Where the links of Microsoft's pages that begin with a slash lead. */
const SITE = "https://learn.microsoft.com";
const RULE = "link";

/** The links of an article, each address once, with the English title where there is one. */
export function toReferences(
  parts: readonly Part[],
  language: Language,
  retrieved: string,
  source: SourceFile,
): Reference[] {
  const references = new Map<string, Reference & { isTitled: boolean }>();
  for (const part of parts) {
    for (const link of part.links) {
      const at = Math.max(source.text.indexOf(link.url, part.offset), part.offset);
      const url = toAddress(link.url, at, source);
      if (url === undefined) continue;
      const words = toWords(link, language);
      const title = (words.en ?? words.zh ?? words.other)?.replaceAll(/\s+/gu, " ");
      const known = references.get(url);
      if (known !== undefined && (known.isTitled || title === undefined)) continue;
      // Facts of the introduction and the causes rest on what is linked there; other links send the reader on.
      const role = part.section === "cause" ? "source" : "guide";
      references.set(url, {
        url,
        title: title ?? toTodo("title of this page"),
        role: known?.role ?? role,
        retrieved,
        isTitled: title !== undefined,
      });
    }
  }
  const found = [...references.values()].map(({ url, title, role }) => ({ url, title, role, retrieved }));
  if (found.length > 0) return found;
  const title = toTodo("title of the page the facts come from, and its address in url");
  return [{ url: "https://example.com/TODO", title, role: "source", retrieved }];
}

function toAddress(link: string, at: number, source: SourceFile): string | undefined {
  if (/^(?:#|mailto:|tel:)/iu.test(link)) return undefined;
  const address = link.startsWith("/") && !link.startsWith("//") ? `${SITE}${link}` : link;
  try {
    const { protocol, href } = new URL(address);
    if (protocol === "https:" || protocol === "http:") return href === `${address}/` ? address : href;
  } catch {
    // Told below, with the others that lead nowhere from here.
  }
  source.report(
    at,
    RULE,
    `The link ${link} leads to a file beside this one, or nowhere.`,
    "It was left out. Find the page's address on the web, and add it to references by hand.",
    "warning",
  );
  return undefined;
}
