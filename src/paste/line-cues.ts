import { isDigit } from "./ascii";
import { createUnitReader } from "./units";

/**
 * What a line may hold, as bits. Dozens of patterns are asked of every line and nearly every line holds none of their
 * words: one scan of its characters tells which patterns are worth running. A cue never decides anything: where it is
 * missing, no pattern that names it can match; where it is there, the pattern is run.
 */
export const CUES = Object.freeze({
  /** A character beyond ASCII: patterns in other scripts, and letters whose lower case is ASCII, are run on such lines. */
  beyondAscii: 1 << 0,
  /** A number that begins with 2, 4 or 5, as codes of replies do. */
  code: 1 << 1,
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
 * Words by cue: lower case, three characters or more; no blank where lines are read joined (passages). "|" before a word: it
 * stands behind a letter, a blank or nothing, not within another number.
 */
const WORDS: readonly (readonly [cue: number, words: readonly string[]])[] = [
  [CUES.returned, ["original", "rfc822", "received", "oorspronkelijke"]],
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
      ...["redis", "mongo", "kubelet", "coredns", "ldap", "npm", "pip", "git", ":443", "http", "traceback", "curl"],
      ...["sqlexception", "sqlclient", "odbc", "openvpn"],
    ],
  ],
  [
    CUES.ndr,
    [
      ...["recipient", "diagnostic", "-mta", "returned", "undeliverable", "unzustellbar", "qmail", "system"],
      ...["diagnose", "diagnostische", "geadresseerden"],
    ],
  ],
  [CUES.queue, ["{led", "lasterror", "last error", "queue"]],
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
    [
      ...["generating", "generierender", "generazione", "gerador", "servidor", "bronserver", "genererande"],
      ...["-mta", "system", "postfix", "qmail"],
    ],
  ],
  [CUES.remoteServer, ["-mta", "returned", "fqdn", "{ip=", "lastattempted", "relay=", "receiving", "nexthop"]],
  [CUES.trace, ["trace", "status", "event"]],
  [CUES.host, ["host"]],
  [CUES.probe, ["cipher", "protocol", "offered", "tcptest"]],
];

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const EVENTS = "-+><*";
/** The characters that are told apart, lower case, by number; all others are number 0. */
const ALPHABET = ["", ...new Set(`${LETTERS}${DIGITS}${EVENTS}./,:_{\\@#[\t`)];
/** A digit behind one of these goes on a number, a word or a path. */
const CODE_GOES_ON = new Set(`${LETTERS}${DIGITS}./-`);
const BEFORE_CODE = ALPHABET.filter((character) => !CODE_GOES_ON.has(character));
/** Cues of a character and the one before it, each one of several; with a bit for each. */
const BY_PAIR: readonly (readonly [bit: number, cue: number, before: Iterable<string>, last: Iterable<string>])[] = [
  [1 << 0, CUES.at, ALPHABET, "@"],
  [1 << 1, CUES.bracket, ALPHABET, "["],
  [1 << 2, CUES.mail, "m", "x"],
  [1 << 3, CUES.hash, ALPHABET, "#"],
  [1 << 4, CUES.code, BEFORE_CODE, "245"],
  [1 << 5, CUES.hostName, ".", LETTERS],
  [1 << 6, CUES.logEvent, EVENTS, ","],
  [1 << 7, CUES.tab, ALPHABET, "\t"],
];

const NUMBER_BITS = 6;
const LOWER = new Uint8Array(128);
const NUMBER = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const lower = String.fromCharCode(code).toLowerCase();
  LOWER[code] = lower.charCodeAt(0);
  NUMBER[code] = Math.max(0, ALPHABET.indexOf(lower));
}

/** Three characters in a row as one number. */
function toGram(text: string): number {
  let gram = 0;
  for (const character of text) gram = (gram << NUMBER_BITS) | ALPHABET.indexOf(character);
  return gram;
}
const GRAMS = 1 << (3 * NUMBER_BITS);
const PAIRS = 1 << (2 * NUMBER_BITS);

/** By a gram's last two characters: bits of what they tell. */
const TELLS = new Uint8Array(PAIRS);
for (const [bit, , befores, lasts] of BY_PAIR) {
  for (const before of befores) {
    for (const last of lasts) {
      const pair = (toGram(before) << NUMBER_BITS) | toGram(last);
      TELLS[pair] = (TELLS[pair] ?? 0) | bit;
    }
  }
}
/** By bits of pairs, all their cues. */
const CUES_OF_PAIRS = Int32Array.from({ length: 1 << BY_PAIR.length }, (_, bits) =>
  BY_PAIR.reduce((cues, [bit, cue]) => ((bits & bit) === 0 ? cues : cues | cue), 0),
);

/** A word without the three characters that brought us to it. */
interface Word {
  /** Character codes. */
  readonly rest: Uint8Array;
  readonly cue: number;
  readonly isNumber: boolean;
}

/** The words that begin with one gram. */
interface Words {
  readonly gram: number;
  readonly words: readonly Word[];
}

const BY_GRAM: readonly Words[] = groupByGram();

function groupByGram(): Words[] {
  const groups = new Map<number, Word[]>();
  for (const [cue, words] of WORDS) {
    for (const written of words) {
      const isNumber = written.startsWith("|");
      const word = isNumber ? written.slice(1) : written;
      const gram = toGram(word.slice(0, 3));
      const entry = { rest: new Uint8Array(Buffer.from(word.slice(3))), cue, isNumber };
      groups.set(gram, [...(groups.get(gram) ?? []), entry]);
    }
  }
  return [...groups].map(([gram, words]) => ({ gram, words }));
}

/**
 * Where a gram's words are in `BY_GRAM`, from 1; 0 for nearly all grams. A table for every gram would not stay near the
 * processor; `MIX` is the first number that spreads those of words without two in one place.
 */
const SLOT_BITS = 12;
const SLOTS = new Uint8Array(1 << SLOT_BITS);
const MIX = findMix();
for (const [row, { gram }] of BY_GRAM.entries()) SLOTS[slotOf(gram, MIX)] = row + 1;

function slotOf(gram: number, mix: number): number {
  return Math.imul(gram, mix) >>> (32 - SLOT_BITS);
}

function findMix(): number {
  for (let mix = 0x1e3779b1; ; mix += 2) {
    if (new Set(BY_GRAM.map(({ gram }) => slotOf(gram, mix))).size === BY_GRAM.length) return mix;
  }
}

/** The two characters beyond ASCII that a pattern without regard to case takes for an ASCII letter. */
const LONG_S = 0x17f;
const KELVIN = 0x212a;

const toUnits = createUnitReader();

/** The cues of lines, each of them for itself. */
export function cuesOf(lines: readonly string[]): readonly number[] {
  const units = toUnits(lines.join("\n"));
  let start = 0;
  return lines.map(({ length }) => {
    const cues = cuesOfLine(units, start, start + length);
    start += length + 1;
    return cues;
  });
}

function cuesOfLine(units: Uint16Array, start: number, end: number): number {
  let cues = cuesOfBeginning(units, start, end);
  let gram = 0;
  let seen = 0;
  for (let index = start; index < end; index++) {
    let code = units[index] ?? 0;
    if (code >= 128) {
      cues |= CUES.beyondAscii;
      code = toAscii(code);
    }
    gram = ((gram << NUMBER_BITS) | (NUMBER[code] ?? 0)) & (GRAMS - 1);
    seen |= TELLS[gram & (PAIRS - 1)] ?? 0;
    const slot = SLOTS[slotOf(gram, MIX)] ?? 0;
    if (slot !== 0) cues = withWordsAt(cues, slot - 1, gram, units, start, index, end);
  }
  return cues | (CUES_OF_PAIRS[seen] ?? 0);
}

/** The letter that patterns take a character beyond ASCII for; 0 where that is none. */
function toAscii(code: number): number {
  return code === LONG_S ? 0x73 : code === KELVIN ? 0x6b : 0;
}

/** Adds the cues of words that begin with a gram whose last character stands at `index` of the line from `start` to `end`. */
function withWordsAt(
  known: number,
  row: number,
  gram: number,
  units: Uint16Array,
  start: number,
  index: number,
  end: number,
): number {
  const group = BY_GRAM[row];
  if (group?.gram !== gram) return known;
  let cues = known;
  for (const { rest, cue, isNumber } of group.words) {
    if ((cues & cue) !== 0 || !follows(rest, units, index + 1, end)) continue;
    const first = index - 2;
    if (!isNumber || first === start || mayStandBeforeNumber(units[first - 1] ?? 0)) cues |= cue;
  }
  return cues;
}

/** Whether a word's rest, which is lower case, follows before the line ends. */
function follows(rest: Uint8Array, units: Uint16Array, from: number, end: number): boolean {
  if (from + rest.length > end) return false;
  for (let index = 0; index < rest.length; index++) {
    if (LOWER[asciiOf(units[from + index] ?? 0)] !== rest[index]) return false;
  }
  return true;
}

function mayStandBeforeNumber(unit: number): boolean {
  const lower = LOWER[asciiOf(unit)] ?? 0;
  return unit === BLANK || (lower >= 0x61 && lower <= 0x7a);
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
  // No field that is read has a name that begins with a digit, as every row of a log does.
  if (index > start || !isNameCharacter(units[index] ?? 0) || isDigit(units[index] ?? 0)) return 0;
  while (index < end && isNameCharacter(units[index] ?? 0)) index++;
  while (index < end && units[index] === BLANK) index++;
  return index < end && units[index] === COLON ? CUES.field : 0;
}

function isNameCharacter(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || isDigit(unit) || unit === DASH || unit === 0x5f;
}
