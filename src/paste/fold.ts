const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/gu;
const SINGLE_QUOTES = /[\u2018-\u201B\u2032]/gu;
const DOUBLE_QUOTES = /[\u201C-\u201F\u2033\u00AB\u00BB\u300C-\u300F]/gu;
const DASHES = /[\u2010-\u2015\u2212]/gu;
/** Anything but printable ASCII: most lines hold none, and are returned as they are. */
const FOLDABLE = /[^\u0020-\u007E]/u;
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;

/**
 * Typographic variants replaced by their ASCII character, one for one, so that positions stay. For reading codes and
 * structure only: what is shown, and registry text (where a full-width colon is the finding), keeps its own characters.
 */
export function fold(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return text
    .replace(FULL_WIDTH, (character) => {
      const code = character.charCodeAt(0);
      return code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST
        ? String.fromCharCode(code - FULL_WIDTH_OFFSET)
        : character;
    })
    .replace(SPACES, " ")
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, "-");
}
