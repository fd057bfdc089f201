export { FIX_FORMATS, toFixText, type FixFormat } from "./article-fix";
export { fillPlaceholders, type PlaceholderValues } from "./fill-placeholders";
export { toRegBytes, toRegText, toRollbackRegText } from "./reg-file";
