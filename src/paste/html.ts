import { Parser } from "htmlparser2";
import { cleanLine, type SourceLine } from "./source-lines";

const BLOCK = new Set([
  "p",
  "div",
  "br",
  "tr",
  "table",
  "li",
  "ul",
  "ol",
  "pre",
  "blockquote",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "title",
]);
const CELL = new Set(["td", "th"]);
const SILENT = new Set(["script", "style", "head"]);

/** The lines a reader sees of HTML source, each with the line number at which its text begins in the source. */
export function htmlToLines(html: string): SourceLine[] {
  const lines: SourceLine[] = [];
  const lineNumberAt = createLineCounter(html);
  let text = "";
  let start = 0;
  let silent = 0;
  let preformatted = 0;
  let paragraph = -1;

  const flush = (): void => {
    lines.push({ number: start === 0 ? lineNumberAt(parser.startIndex) : start, text: cleanLine(text) });
    text = "";
    start = 0;
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        if (SILENT.has(name)) silent++;
        if (name === "pre") preformatted++;
        // A block begins on a line of its own; only an empty paragraph is an empty line.
        if (name === "br" || (BLOCK.has(name) && text !== "")) flush();
        if (name === "p") paragraph = lines.length;
        if (CELL.has(name) && text !== "") text += "\t";
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        if (name === "pre") preformatted = Math.max(0, preformatted - 1);
        if (BLOCK.has(name) && name !== "br" && (text !== "" || (name === "p" && paragraph === lines.length))) flush();
      },
      ontext(data) {
        if (silent > 0) return;
        if (start === 0 && data.trim() !== "") start = lineNumberAt(parser.startIndex);
        // Line breaks of the source mean nothing in HTML, except where people pasted lines into it.
        if (preformatted === 0 && !/\n[^\n]*\n/u.test(data)) text += data.replace(/[\r\n]+/gu, " ");
        else {
          data.split(/\r\n|\r|\n/u).forEach((part, row) => {
            if (row > 0) flush();
            text += part;
          });
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  flush();
  return lines.filter((line, row) => line.text !== "" || lines[row - 1]?.text !== "");
}

/** Line numbers of rising offsets, counted once along the way. */
function createLineCounter(source: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    for (; counted < offset; counted++) if (source.charCodeAt(counted) === 10) line++;
    return line;
  };
}
