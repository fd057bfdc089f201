export { checkCommandsOf, FIX_FORMATS, registryKeysOf, toFixText } from "./article-fix";
export { checkRegistry } from "./check-registry";
export { fillPlaceholders, hasPlaceholder, type PlaceholderValues } from "./fill-placeholders";
export { toFixFile, type FixFile } from "./fix-file";
export { toRegBytes, toRegText, toRollbackRegText } from "./reg-file";
export type { RegistryCheck, ValueCheck, ValueReason, ValueVerdict } from "./registry-check";
export { setsAllOfTls12, TLS12_KEYS } from "./schannel-keys";
export { TLS12_BACKUP, TLS12_CHECK } from "./tls12-commands";
export { windowsDefault } from "./windows-default";
