/** Bounds on what one paste may cost. Text beyond a bound is left unread and the paste says so (`truncated`). */
export const PASTE_LIMITS = Object.freeze({
  /** Characters of text read. A verbose protocol log of a busy day is about 20 MB; only files reach that, a Teams message ends at 28 KB. */
  characters: 24_000_000,
  /** Lines longer than this are cut: no mail system writes them, and they make every line-wise step slower. */
  lineCharacters: 20_000,
  /** Replies kept. An NDR to a large group repeats the same reply for every recipient. */
  replies: 500,
  /** Recipients, servers and the like kept for display. */
  facts: 200,
  /** MIME parts and attached messages read in one mail. */
  mailParts: 50,
  /** How deep attached messages are opened: NDR -> returned message -> its attachment is enough. */
  mailDepth: 3,
  /** Bytes of a mail file (.eml, .msg). Exchange Online refuses messages over 150 MB; a bounce is far smaller. */
  mailBytes: 30_000_000,
});
