const MAIL_HEADER = /^(?:From .{1,200}\n|(?:>?[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*))+/u;
const TELLING_HEADER = /^(?:Received|MIME-Version|Return-Path|Content-Type|Message-ID|Delivered-To):/imu;

/** Tells whether text is the source of a mail: a header block with fields that only transport writes. */
export function isMailSource(text: string): boolean {
  if (!/^\s*(?:>?[A-Za-z][A-Za-z0-9-]{1,60}:|From )/u.test(text)) return false;
  const head = text.slice(0, 100_000).replace(/\r\n?/gu, "\n").replace(/^\n+/u, "");
  const block = MAIL_HEADER.exec(head)?.[0];
  return (
    block !== undefined &&
    block.split("\n").length > 4 &&
    (block.match(new RegExp(TELLING_HEADER, "gimu"))?.length ?? 0) >= 2
  );
}
