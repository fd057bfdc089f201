import { createUnitReader } from "./units";

/**
 * What a line may hold, as bits. Dozens of patterns are asked of every line and nearly every line holds none of their
 * words: one scan of its characters tells which patterns are worth running. A cue never decides anything: where it is
 * missing, no pattern that names it can match; where it is there, the pattern is run.
 */
export const CUES = Object.freeze({
  /** A character beyond ASCII: patterns in other scripts, and letters whose lower case is ASCII, are run on such lines. */
  beyondAscii: 1 << 0,
  digit: 1 << 1,
  at: 1 << 2,
  hash: 1 << 3,
  /** A dot and a letter behind it. */
  hostName: 1 << 4,
  /** An event column of a protocol log: one of + - > < * with a comma behind it. */
  logEvent: 1 << 5,
  /** Begins like a header field: a name and a colon. */
  field: 1 << 6,
  /** Words, or two dashes at the beginning, that may announce the returned message. */
  returned: 1 << 7,
  tlsVersion: 1 << 8,
  schannelProtocol: 1 << 9,
  starttls: 1 << 10,
  windows2008: 1 << 11,
  exchange2010: 1 << 12,
  retry: 1 << 13,
  gmail: 1 << 14,
  mail: 1 << 15,
  otherService: 1 << 16,
  ndr: 1 << 17,
  queue: 1 << 18,
  eventLog: 1 << 19,
  registry: 1 << 20,
  smtpGreeting: 1 << 21,
  ehlo: 1 << 22,
  port587: 1 << 23,
  reportingServer: 1 << 24,
  remoteServer: 1 << 25,
  trace: 1 << 26,
  host: 1 << 27,
  bracket: 1 << 28,
  /** A tab, which folding replaces. */
  tab: 1 << 29,
  registryState: 1 << 30,
  probe: 1 << 31,
});

/**
 * Words by cue: lower case, three characters or more, no blank, since lines are joined at blanks. "|" before a word: it
 * stands behind a letter, a blank or nothing, not within another number.
 */
const WORDS: readonly (readonly [cue: number, words: readonly string[]])[] = [
  [CUES.returned, ["original", "rfc822", "received"]],
  [CUES.tlsVersion, ["|1.0", "|1,0", "|1.1", "|1,1", "|1.2", "|1,2", "|1.3", "|1,3"]],
  [CUES.schannelProtocol, ["sp_prot"]],
  [CUES.starttls, ["starttls"]],
  [CUES.windows2008, ["2008"]],
  [CUES.exchange2010, ["2010", "version"]],
  [CUES.retry, ["manu", "retr", "erneut", "second", "2nd", "next", "zweite", "handmatig", "tweede", "segund", "deux"]],
  [CUES.gmail, ["gmail", "googlemail"]],
  [
    CUES.mail,
    ["mail", "smtp", "exchange", "outlook", "office", "o365", "queue", "postfix", "exim", "starttls", "ndr", "bounce"],
  ],
  [
    CUES.otherService,
    [
      ...["nginx", "apache", "httpd", "haproxy", "envoy", "ftp", "filezilla", "ssh", "mysql", "mariadb", "postgres"],
      ...["redis", "mongo", "kubelet", "coredns", "ldap", "npm", "pip", "git", ":443", "http", "traceback"],
    ],
  ],
  [
    CUES.ndr,
    [
      ...["recipient", "diagnostic", "-mta", "returned", "undeliverable", "unzustellbar", "qmail", "system"],
      "diagnose",
    ],
  ],
  [CUES.queue, ["{led", "last", "queue"]],
  [CUES.eventLog, ["event", "schannel", "msexchange"]],
  [CUES.registry, ["hkey_", "hklm", "reg_dword", "disabledbydefault", "\\client", "\\server"]],
  [
    CUES.registryState,
    [
      ...["hkey_", "hklm", "hkcu", "disabled", "enabled", "reg_", "serverdbd", "schannel", "regist", "rejestr"],
      ...["systemdefaulttlsversions", "schusestrongcrypto"],
    ],
  ],
  [CUES.smtpGreeting, ["250", "220"]],
  [CUES.ehlo, ["ehlo", "negotiation", "sp_prot", "starttls"]],
  [CUES.port587, ["587"]],
  [
    CUES.reportingServer,
    ["-mta", "generating", "generierender", "generazione", "gerador", "genererande", "system", "postfix", "qmail"],
  ],
  [CUES.remoteServer, ["-mta", "returned", "fqdn", "{ip=", "lastattempted", "relay=", "receiving", "nexthop"]],
  [CUES.trace, ["trace", "status", "event"]],
  [CUES.host, ["host"]],
  [CUES.probe, ["cipher", "protocol", "offered", "tcptest"]],
];

/** Kinds of characters, laid out so that `before >>> 1 & kind` tells which pairs stand side by side. */
const LETTER = 1 << 0;
const DOT = 1 << 1;
const COMMA = 1 << 2;
const EVENT = 1 << 3;
const X = 1 << 4;
const M = 1 << 5;
const DIGIT = 1 << 6;
const AT = 1 << 7;
const HASH = 1 << 8;
const BRACKET = 1 << 9;
const TAB = 1 << 10;

const KIND = new Uint16Array(128);
const LOWER = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code).toLowerCase();
  LOWER[code] = character.charCodeAt(0);
  const kinds: readonly (readonly [number, RegExp])[] = [
    [LETTER, /[a-z]/u],
    [DOT, /\./u],
    [COMMA, /,/u],
    [EVENT, /[-+><*]/u],
    [X, /x/u],
    [M, /m/u],
    [DIGIT, /\d/u],
    [AT, /@/u],
    [HASH, /#/u],
    [BRACKET, /\[/u],
    [TAB, /\t/u],
  ];
  for (const [kind, pattern] of kinds) if (pattern.test(character)) KIND[code] = (KIND[code] ?? 0) | kind;
}
/** The two characters beyond ASCII that a pattern without regard to case takes for an ASCII letter. */
const LONG_S = 0x17f;
const KELVIN = 0x212a;

/** Words by their first three characters, packed into a number. */
const BY_GRAM = new Map<number, { readonly word: string; readonly cue: number; readonly isNumber: boolean }[]>();
const FILTER_BITS = 13;
const FILTER = new Uint8Array(1 << FILTER_BITS);
for (const [cue, words] of WORDS) {
  for (const written of words) {
    const isNumber = written.startsWith("|");
    const word = isNumber ? written.slice(1) : written;
    let gram = 0;
    for (const character of word.slice(0, 3)) gram = (gram << 8) | character.charCodeAt(0);
    FILTER[slotOf(gram)] = 1;
    const known = BY_GRAM.get(gram);
    if (known === undefined) BY_GRAM.set(gram, [{ word, cue, isNumber }]);
    else known.push({ word, cue, isNumber });
  }
}

function slotOf(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

const toUnits = createUnitReader();

/** The cues of lines, each of them for itself. */
export function cuesOf(lines: readonly string[]): Int32Array {
  const units = toUnits(lines.join("\n"));
  const cues = new Int32Array(lines.length);
  let start = 0;
  for (const [row, { length }] of lines.entries()) {
    cues[row] = cuesOfLine(units, start, start + length);
    start += length + 1;
  }
  return cues;
}

function cuesOfLine(units: Uint16Array, start: number, end: number): number {
  let cues = cuesOfBeginning(units, start, end);
  let kinds = 0;
  let pairs = 0;
  let before = 0;
  let gram = 0;
  for (let index = start; index < end; index++) {
    let code = units[index] ?? 0;
    if (code >= 128) {
      cues |= CUES.beyondAscii;
      code = toAscii(code);
    }
    const kind = KIND[code] ?? 0;
    pairs |= (before >>> 1) & kind;
    kinds |= kind;
    before = kind;
    gram = ((gram << 8) | (LOWER[code] ?? 0)) & 0xffffff;
    if (FILTER[slotOf(gram)] === 1) cues |= cuesAt(units, index - 2, start, end, gram);
  }
  if ((kinds & DIGIT) !== 0) cues |= CUES.digit;
  if ((kinds & AT) !== 0) cues |= CUES.at;
  if ((kinds & HASH) !== 0) cues |= CUES.hash;
  if ((kinds & BRACKET) !== 0) cues |= CUES.bracket;
  if ((kinds & TAB) !== 0) cues |= CUES.tab;
  if ((pairs & LETTER) !== 0) cues |= CUES.hostName;
  if ((pairs & COMMA) !== 0) cues |= CUES.logEvent;
  if ((pairs & X) !== 0) cues |= CUES.mail;
  return cues;
}

/** The letter that patterns take a character beyond ASCII for; 0 where that is none. */
function toAscii(code: number): number {
  return code === LONG_S ? 0x73 : code === KELVIN ? 0x6b : 0;
}

/** Cues of the words that begin with a gram and stand at an index of the line between `start` and `end`. */
function cuesAt(units: Uint16Array, index: number, start: number, end: number, gram: number): number {
  let cues = 0;
  for (const { word, cue, isNumber } of BY_GRAM.get(gram) ?? []) {
    if (index + word.length > end || !stands(word, units, index)) continue;
    if (!isNumber || index === start || mayStandBeforeNumber(units[index - 1] ?? 0)) cues |= cue;
  }
  return cues;
}

function stands(word: string, units: Uint16Array, start: number): boolean {
  for (let index = 0; index < word.length; index++) {
    if (LOWER[asciiOf(units[start + index] ?? 0)] !== word.charCodeAt(index)) return false;
  }
  return true;
}

function mayStandBeforeNumber(unit: number): boolean {
  return unit === BLANK || ((KIND[asciiOf(unit)] ?? 0) & LETTER) !== 0;
}

function asciiOf(unit: number): number {
  return unit < 128 ? unit : toAscii(unit);
}

const BLANK = 0x20;
const COLON = 0x3a;
const DASH = 0x2d;

/** Whether a line begins with a field's name and a colon, or with a dash. */
function cuesOfBeginning(units: Uint16Array, start: number, end: number): number {
  let index = start;
  while (index < end && (units[index] ?? 0) <= BLANK) index++;
  if (index === end) return 0;
  if (units[index] === DASH) return CUES.returned;
  if (index > start) return 0;
  while (index < end && isNameCharacter(units[index] ?? 0)) index++;
  if (index === start) return 0;
  while (index < end && units[index] === BLANK) index++;
  return index < end && units[index] === COLON ? CUES.field : 0;
}

function isNameCharacter(unit: number): boolean {
  return unit < 128 && (((KIND[unit] ?? 0) & (LETTER | DIGIT)) !== 0 || unit === DASH || unit === 0x5f);
}
