/** A way in which a text is changed between a server and a paste, without saying anything else. */
interface Wrapping {
  readonly name: string;
  readonly wrap: (text: string) => string;
}

/** RFC 5322 2.1.1 asks for lines of at most 78 characters; mail programs fold and quote to stay below. */
const FOLD_COLUMN = 76;

/** The wrappings that every example has to survive. */
export const WRAPPINGS: readonly Wrapping[] = [
  { name: "with CRLF line ends", wrap: (text) => text.replaceAll(/\r?\n/gu, "\r\n") },
  { name: "quoted", wrap: (text) => text.replaceAll(/^/gmu, "> ") },
  { name: `wrapped at ${FOLD_COLUMN} columns`, wrap: fold },
];

function fold(text: string): string {
  return text
    .split("\n")
    .flatMap((line) => {
      const lines = [""];
      for (const word of line.split(" ")) {
        const last = lines.at(-1) ?? "";
        if (last === "") lines[lines.length - 1] = word;
        else if (last.length + 1 + word.length <= FOLD_COLUMN) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
      }
      return lines;
    })
    .join("\n");
}
