import type { Command } from "../knowledge";

/** Values for a command's placeholders, as read from a paste: untrusted. */
export interface PlaceholderValues {
  readonly recipient?: string | undefined;
  readonly sender?: string | undefined;
  readonly domain?: string | undefined;
  readonly server?: string | undefined;
  readonly ip?: string | undefined;
}

/**
 * What a value must look like to be put into a command line. A command is copied into an elevated shell: anything that is
 * not plainly an address, a name or a number stays a placeholder.
 */
const PERMITTED: Readonly<Record<keyof PlaceholderValues, RegExp>> = {
  recipient: /^[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9_+-])?@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])$/u,
  sender: /^[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9_+-])?@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])$/u,
  domain: /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?){1,10}$/u,
  server: /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/u,
  ip: /^(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})$/u,
};

const PLACEHOLDER = /\{(recipient|sender|domain|server|ip)\}/gu;

/** Tells whether a command waits for values of a paste. */
export function hasPlaceholder({ text }: Command): boolean {
  return text.search(PLACEHOLDER) >= 0;
}

/** A command with its placeholders filled where the paste gave a safe value, quoted for its shell; the others stay visible. */
export function fillPlaceholders(command: Command, values: PlaceholderValues): string {
  return command.text.replace(PLACEHOLDER, (placeholder, name: keyof PlaceholderValues, offset: number) => {
    const value = values[name];
    if (value === undefined || !PERMITTED[name].test(value)) return placeholder;
    const before = command.text[offset - 1];
    const isQuoted = before === "'" || before === '"';
    // Permitted characters need no escaping; the quotes keep "+" and a leading digit from being read as anything else.
    return isQuoted || command.shell === "cmd" || /[\w.@]/u.test(before ?? " ") ? value : `'${value}'`;
  });
}
