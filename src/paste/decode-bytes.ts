/** Bytes of a compound file (OLE2), the container of Outlook's .msg. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Tells whether bytes are a compound file. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return COMPOUND_FILE.every((byte, index) => bytes[index] === byte);
}

/**
 * Text of a file: by byte order mark, else UTF-16 where every other byte of the beginning is zero (reg.exe and PowerShell
 * write such files), else UTF-8, else Windows-1252 where the bytes are no UTF-8.
 */
export function decodeBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const half = zeroHalf(bytes.subarray(0, 512));
  if (half !== undefined) return new TextDecoder(half).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: old Windows logs are in the server's code page; its ASCII part, which is what we read, is the same in 1252.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function zeroHalf(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, index) => {
    if (byte === 0) {
      if (index % 2 === 0) even++;
      else odd++;
    }
  });
  const most = bytes.length / 2 / 2;
  if (odd > most && even < odd / 4) return "utf-16le";
  if (even > most && odd < even / 4) return "utf-16be";
  return undefined;
}
