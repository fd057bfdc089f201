import { toKeyPlace, type KeyPlace } from "./key-place";
import type { RegistryItem } from "./registry-items";
import { toValueName, type ValueName } from "./value-name";

/** A command that asks for a key. */
export interface KeyCommand {
  readonly place: KeyPlace;
  /** The values it asks for; empty for all of them. */
  readonly names: readonly ValueName[];
  /** Whether what it prints are values of this very key, and of no other. */
  readonly isOfOneKey: boolean;
}

const REG_QUERY = /\breg(?:\.exe)?\s+query\s+(?:"([^"]+)"|'([^']+)'|(\S+))(.*)$/i;
const POWERSHELL =
  /\b(?:Get-ItemProperty(?:Value)?|Get-ChildItem|Get-Item|gpv?|gci|gi|dir|ls)\s+(?!:)[^|'"]*?(?:'([^']+)'|"([^"]+)"|(HK\S+))(.*)$/i;
const ASKS_FOR_PROPERTIES = /^(?:Get-ItemProperty(?:Value)?|gpv?)\b/i;
/** Values by parameter, as a member of the object in parentheses, or by place. */
const NAMES =
  /(?:\s\/v|\s-Name|\s-ExpandProperty)\s+"?(\w+(?:\s?,\s?\w+)*)|^["']?\s?\)\s?\.\s?(\w+)|^\s+(\w+(?:\s?,\s?\w+)*)\s*$/iu;

/** Whether `reg query` stands in a text, with a key behind it. */
export function isRegQuery(text: string): boolean {
  return REG_QUERY.test(text);
}

/** The key that a command in a text asks for; undefined where there is none. */
export function readKeyCommand(text: string): KeyCommand | undefined {
  const query = REG_QUERY.exec(text);
  const command = query ?? POWERSHELL.exec(text);
  if (command === null) return undefined;
  const path = command[1] ?? command[2] ?? command[3] ?? "";
  const rest = command[4] ?? "";
  const named = NAMES.exec(rest) ?? /\s-Name\s+"?(\w+(?:\s?,\s?\w+)*)/iu.exec(command[0]);
  const names = (named?.slice(1).join("") ?? "").split(",");
  return {
    place: toKeyPlace(path, "tool"),
    names: names.flatMap((name) => toValueName(name.trim()) ?? []),
    // A star at the end of a path is gone by now: chat clients make bold type of stars.
    isOfOneKey:
      query === null && ASKS_FOR_PROPERTIES.test(command[0]) && !/[*?]|\\$/u.test(path) && !/\bHK/u.test(rest),
  };
}

/** A prompt of PowerShell or cmd.exe: what is printed before it is at its end. */
export function isPrompt(text: string): boolean {
  return /^\s*(?:PS\s)?[A-Z]{1,8}:\\[^>]*>/iu.test(text);
}

/** For each item the key whose values it shows, if it shows any, by the command that printed it; undefined where no command says so. */
export function keysByCommand(items: readonly RegistryItem[]): readonly (KeyPlace | undefined)[] {
  let place: KeyPlace | undefined;
  return items.map(({ text }) => {
    const command = readKeyCommand(text);
    if (command !== undefined) place = command.isOfOneKey ? command.place : undefined;
    else if (isPrompt(text)) place = undefined;
    return place;
  });
}
