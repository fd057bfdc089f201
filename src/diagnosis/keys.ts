import type { Condition } from "../knowledge";
import { lastAtOrBefore, type Finding, type Paste, type Reply } from "../paste";
import { toShared } from "./shared-arrays";
import { linesOf, toLines, type TextList } from "./text-list";

/** A condition that asks for no words: for a code, a host, a source or a fact. Each that is written differently is one key. */
export type KeyCondition = Exclude<Condition, { phrase: string } | { pattern: string }>;
type Kind = "replyCode" | "enhancedCode" | "remoteHost" | "source" | "fact";

/** The keys that a paste holds, by number, each with how to find the line that shows it. */
export type FindKeys = (paste: Paste) => ReadonlyMap<number, ShowKey>;
type ShowKey = () => Finding | undefined;

/** Numbered keys. Single status codes, by far the most of them, are looked up as they are; the few others are read. */
export interface KeyTable {
  /** Status codes as `packCode` gives them, in ascending order, and the numbers of their keys. */
  readonly codes: Uint32Array;
  readonly codeKeys: Uint32Array;
  /** The others, each with a line feed behind it, and their numbers. */
  readonly texts: TextList;
  readonly textKeys: Uint32Array;
}

/** Status codes of one subject of which a key asks for more than one. */
interface CodeRange {
  readonly key: number;
  /** 0 for classes 4 and 5. */
  readonly wantedClass: number;
  readonly low: number;
  readonly high: number;
}

export function kindOf(condition: KeyCondition): Kind {
  if ("replyCode" in condition) return "replyCode";
  if ("enhancedCode" in condition) return "enhancedCode";
  if ("remoteHost" in condition) return "remoteHost";
  return "source" in condition ? "source" : "fact";
}

/** A key as text: its kind, a blank and what is asked for. */
export function keyOf(condition: KeyCondition): string {
  if ("replyCode" in condition) return `replyCode ${condition.replyCode}`;
  if ("enhancedCode" in condition) return `enhancedCode ${condition.enhancedCode}`;
  if ("remoteHost" in condition) return `remoteHost ${condition.remoteHost}`;
  return "source" in condition ? `source ${condition.source}` : `fact ${condition.fact}`;
}

const SINGLE_CODE = /^enhancedCode (?<code>[0-9.]+)$/u;

/** Makes a table of keys as `keyOf` writes them, numbered in their order. */
export function buildKeyTable(keys: readonly string[]): KeyTable {
  const codes: { readonly packed: number; readonly key: number }[] = [];
  const others: { readonly text: string; readonly key: number }[] = [];
  keys.forEach((text, key) => {
    const code = SINGLE_CODE.exec(text)?.groups?.["code"];
    if (code === undefined) others.push({ text, key });
    else codes.push({ packed: packCode(code), key });
  });
  codes.sort((a, b) => a.packed - b.packed);
  return {
    codes: toShared(codes.map(({ packed }) => packed)),
    codeKeys: toShared(codes.map(({ key }) => key)),
    texts: toLines(others.map(({ text }) => text)),
    textKeys: toShared(others.map(({ key }) => key)),
  };
}

/** Class, subject and detail of "4.4.2" as one number. None of them has more than three digits; 5.7.01 is 5.7.1. */
function packCode(code: string): number {
  const dot = code.indexOf(".");
  const lastDot = code.lastIndexOf(".");
  const subject = Number(code.slice(dot + 1, lastDot));
  return (Number(code.slice(0, dot)) * CODE_STEP + subject) * CODE_STEP + Number(code.slice(lastDot + 1));
}

const CODE_STEP = 1000;

/** Opens numbered keys. What a paste holds is looked up: how many keys there are does not matter. */
export function openKeys(table: KeyTable): FindKeys {
  const byKind = groupByKind(table);
  const replyCodes = new Map(Array.from(byKind.replyCode, ([code, key]) => [Number(code), key]));
  const findCodes = openCodes(table, byKind.enhancedCode);
  const findHosts = openHosts(byKind.remoteHost);

  return ({ facts, marks, sources, lines }) => {
    const found = new Map<number, ShowKey>();
    /** The first that shows a key is the one that is shown. */
    const add = (key: number | undefined, show: ShowKey): void => {
      if (key !== undefined && !found.has(key)) found.set(key, show);
    };
    const codes = new Set<string>();
    for (const reply of facts.replies) {
      const { replyCode, enhancedCode } = reply;
      const show = (): Finding => showReply(reply);
      if (replyCode !== undefined) add(replyCodes.get(replyCode), show);
      if (enhancedCode === undefined || codes.has(enhancedCode)) continue;
      codes.add(enhancedCode);
      for (const key of findCodes(enhancedCode)) add(key, show);
    }
    for (const host of facts.hosts) {
      for (const key of findHosts(host)) add(key, () => showHost(lines, host));
    }
    for (const [fact, finding] of marks) add(byKind.fact.get(fact), () => finding);
    for (const source of sources) add(byKind.source.get(source), showNothing);
    return found;
  };
}

/** Makes a look-up of the keys that ask for a status code; `ranges` are those that ask for several, such as X.7.500-699. */
function openCodes(
  { codes, codeKeys }: KeyTable,
  ranges: ReadonlyMap<string, number>,
): (code: string) => readonly number[] {
  const bySubject = new Map<number, CodeRange[]>();
  for (const [range, key] of ranges) {
    const [wantedClass = "", subject = "", detail = ""] = range.split(".");
    const [low = 0, high = low] = detail.split("-").map(Number);
    const known = bySubject.get(Number(subject)) ?? [];
    bySubject.set(Number(subject), known);
    known.push({ key, wantedClass: wantedClass === "X" ? 0 : Number(wantedClass), low, high });
  }

  return (code) => {
    const packed = packCode(code);
    const found: number[] = [];
    // One code may be written with and without zeros.
    for (let row = lastAtOrBefore(codes, packed); codes[row] === packed; row--) found.push(codeKeys[row] ?? 0);
    const detail = packed % CODE_STEP;
    const foundClass = Math.floor(packed / CODE_STEP ** 2);
    const isFailure = foundClass === 4 || foundClass === 5;
    for (const range of bySubject.get(Math.floor(packed / CODE_STEP) % CODE_STEP) ?? NO_RANGES) {
      if (detail < range.low || detail > range.high) continue;
      if (range.wantedClass === 0 ? isFailure : range.wantedClass === foundClass) found.push(range.key);
    }
    return found;
  };
}

/** Makes a look-up of the keys that ask for a host, by its name or by a domain that it is in. */
function openHosts(keys: ReadonlyMap<string, number>): (host: string) => readonly number[] {
  // Most hosts are in no domain that any key names.
  const domains = new Set(Array.from(keys.keys(), domainOf));
  return (host) => {
    if (!domains.has(domainOf(host))) return NO_KEYS;
    const found: number[] = [];
    const look = (wanted: string): void => {
      const key = keys.get(wanted);
      if (key !== undefined) found.push(key);
    };
    look(host);
    for (let dot = host.indexOf("."); dot >= 0; dot = host.indexOf(".", dot + 1)) look(`*${host.slice(dot)}`);
    return found;
  };
}

const NO_KEYS: readonly number[] = [];
const NO_RANGES: readonly CodeRange[] = [];

/** The last two labels of a host's name; no key asks for less. */
function domainOf(host: string): string {
  return host.slice(host.lastIndexOf(".", host.lastIndexOf(".") - 1) + 1);
}

/** What keys ask for by their kind, each with its number. */
function groupByKind({ texts, textKeys }: KeyTable): Readonly<Record<Kind, Map<string, number>>> {
  const byKind: Record<Kind, Map<string, number>> = {
    replyCode: new Map(),
    enhancedCode: new Map(),
    remoteHost: new Map(),
    source: new Map(),
    fact: new Map(),
  };
  linesOf(texts).forEach((text, row) => {
    const blank = text.indexOf(" ");
    byKind[text.slice(0, blank) as Kind].set(text.slice(blank + 1), textKeys[row] ?? 0);
  });
  return byKind;
}

function showReply({ line, lineText }: Reply): Finding {
  return { line, text: lineText };
}

function showHost(lines: Paste["lines"], host: string): Finding | undefined {
  const line = lines.find(({ region, text }) => region === "text" && text.toLowerCase().includes(host));
  return line && { line: line.number, text: line.text };
}

/** A source is the whole paste: no line shows it. */
function showNothing(): undefined {
  return undefined;
}
