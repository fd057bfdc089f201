const REPLY_CODE = /^\W{0,3}[245]\d\d[ -]/u;
const ENHANCED_CODE = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/u;
const TELLING_WORD = /STARTTLS|SocketError|\bS?SMTP\b|\bTLS\b|\bLED=/i;

/** Tells whether a pasted text is plainly something to diagnose, so that it can be sent without a further key. */
export function looksLikeMailError(text: string): boolean {
  const trimmed = text.trim();
  return (
    /[\r\n]/u.test(trimmed) || REPLY_CODE.test(trimmed) || ENHANCED_CODE.test(trimmed) || TELLING_WORD.test(trimmed)
  );
}
