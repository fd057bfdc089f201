import type { Command } from "../knowledge";

const SCHANNEL = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL";

/** Saves Schannel's keys before they are changed. */
export const TLS12_BACKUP: Command = {
  shell: "cmd",
  text: `reg.exe export "${SCHANNEL}" "%SystemDrive%\\schannel-backup.reg" /y`,
};

/** Shows the values of TLS 1.2 for both sides; without the quotes the blank in the key's name would end the path. */
export const TLS12_CHECK: Command = { shell: "cmd", text: `reg.exe query "${SCHANNEL}\\Protocols\\TLS 1.2" /s` };
