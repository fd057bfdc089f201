import type { RegistryKey } from "../knowledge";

const TLS12 = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2";

/**
 * The values that let Schannel use TLS 1.2 for sending (Client) and receiving (Server):
 * https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings.
 */
export const TLS12_KEYS: readonly RegistryKey[] = (["Client", "Server"] as const).map((side) => ({
  path: `${TLS12}\\${side}`,
  values: [
    { name: "DisabledByDefault", type: "REG_DWORD", data: 0 },
    { name: "Enabled", type: "REG_DWORD", data: 1 },
  ],
}));

/** Tells whether keys to be set hold values of TLS 1.2, which `checkRegistry` can check. */
export function isChecked(keys: readonly RegistryKey[]): boolean {
  return keys.some(({ path }) => path.toLowerCase().startsWith(TLS12.toLowerCase()));
}

/** Tells whether keys to be set hold all the values of TLS 1.2, for both sides, with the right data. */
export function setsAllOfTls12(keys: readonly RegistryKey[]): boolean {
  return TLS12_KEYS.every((wanted) => {
    const set = keys.find(({ path }) => path.toLowerCase() === wanted.path.toLowerCase());
    return wanted.values.every(({ name, data }) =>
      set?.values.some((value) => value.name.toLowerCase() === name.toLowerCase() && value.data === data),
    );
  });
}
