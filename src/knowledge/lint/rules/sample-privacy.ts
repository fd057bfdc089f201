import type { Article } from "../../article";
import { stringsIn, type PlacedString } from "../article-strings";
import type { BaseReport, BaseRule } from "../rule";
import { findPrivateAddresses } from "../sample-addresses";
import { isSampleHost, isSampleMailDomain, looksLikeHost } from "../sample-hosts";

export const samplePrivacy: BaseRule = {
  id: "sample-privacy",
  severity: "error",
  scope: "base",
  summary: "Samples, examples and commands name no real mailbox, host or address, except public services.",
  check({ files, samples }) {
    return [
      ...files.flatMap((file) =>
        shownStringsOf(file.article).flatMap(({ at, text }): BaseReport[] => {
          const [first] = findPrivate(text);
          return first === undefined ? [] : [{ file, at, message: first.message, help: first.help }];
        }),
      ),
      ...samples.flatMap((file) => findPrivate(file.text).map((found): BaseReport => ({ file, at: [], ...found }))),
    ];
  },
};

/** Everything but where the facts come from: pages and their titles are public. */
function shownStringsOf(article: Article): PlacedString[] {
  return stringsIn(article).filter(({ at: [key, ...rest] }) => {
    if (key === "references" || key === "$schema" || key === "provenance") return false;
    return rest.at(-1) !== "url" && rest.at(-1) !== "pattern" && rest.at(-1) !== "remoteHost";
  });
}

interface PrivateFind {
  readonly offset: number;
  readonly message: string;
  readonly help: string;
}

const MAILBOX = /[\p{L}\p{N}._%+'-]+@((?:[\p{L}\p{N}-]+\.)+[\p{L}-]{2,})/gu;
const HOST = /(?<![\p{L}\p{N}@.%+-])(?:[\p{L}\p{N}-]+\.)+[A-Za-z]{2,}(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}])/gu;

/** What in a text may belong to somebody, the first of each kind and value, in the order of the text. */
function findPrivate(text: string): PrivateFind[] {
  const found: PrivateFind[] = [];
  for (const { 0: mailbox, 1: domain = "", index } of text.matchAll(MAILBOX)) {
    if (isSampleMailDomain(domain.toLowerCase())) continue;
    found.push({
      offset: index,
      message: `The address ${mailbox} may be a real one.`,
      help: "Use contoso.com, fabrikam.com or example.com, such as adele@contoso.com.",
    });
  }
  for (const { 0: host, index } of text.matchAll(HOST)) {
    // "250-mail.example.com Hello": the reply code of an EHLO reply is glued to the host.
    const name = host.replace(/^\d{3}-/u, "").toLowerCase();
    if (!looksLikeHost(host) || isSampleHost(name)) continue;
    found.push({
      offset: index,
      message: `The host ${host} may be a real one.`,
      help: "Use contoso.com, fabrikam.com or example.com, such as mail.example.com. A public service that errors really name is added to sample-hosts.ts.",
    });
  }
  for (const { address, offset } of findPrivateAddresses(text)) {
    found.push({
      offset,
      message: `The address ${address} may be a real one.`,
      help: "Use 192.0.2.x, 198.51.100.x, 203.0.113.x (RFC 5737) or 2001:db8::x (RFC 3849).",
    });
  }
  const seen = new Set<string>();
  return found.sort((a, b) => a.offset - b.offset).filter(({ message }) => !seen.has(message) && seen.add(message));
}
