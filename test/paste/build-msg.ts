import { burn, type Entry } from "@kenjiuno/msgreader/lib/Burner";
import { TypeEnum } from "@kenjiuno/msgreader/lib/Reader";

/** Streams of a message's text properties, by MS-OXPROPS property id and type 001F (UTF-16 text). */
const PROPERTIES = { subject: "0037", body: "1000", headers: "007D" } as const;

/** The bytes of an Outlook message file (MS-OXMSG) with the given texts. */
export function buildMsg(texts: Partial<Record<keyof typeof PROPERTIES, string>>): Uint8Array {
  const streams = Object.entries(texts).map(([name, text]): Entry => {
    // A copy: the writer takes the whole buffer behind an array, and Node shares that of small ones.
    const bytes = Uint8Array.from(Buffer.from(text, "utf16le"));
    const id = PROPERTIES[name as keyof typeof PROPERTIES];
    return {
      name: `__substg1.0_${id}001F`,
      type: TypeEnum.DOCUMENT,
      length: bytes.length,
      binaryProvider: () => bytes,
    };
  });
  const properties = new Uint8Array(32);
  const fixed: Entry = {
    name: "__properties_version1.0",
    type: TypeEnum.DOCUMENT,
    length: 32,
    binaryProvider: () => properties,
  };
  const entries = [fixed, ...streams];
  return burn([
    { name: "Root Entry", type: TypeEnum.ROOT, length: 0, children: entries.map((_, index) => index + 1) },
    ...entries,
  ]);
}
