export { FIX_FORMATS, registryKeysOf, toFixText, type FixFormat } from "./article-fix";
export { fillPlaceholders, type PlaceholderValues } from "./fill-placeholders";
export { toRegBytes, toRegText, toRollbackRegText } from "./reg-file";
