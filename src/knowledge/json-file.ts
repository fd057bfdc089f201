import { findNodeAtLocation, parse, parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";

/** A way to a value in a JSON document: keys and indexes from the root. */
export type JsonPath = readonly (string | number)[];

/** A place in a file, both numbers from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What keeps a text from being read as JSON. */
export interface JsonFault extends Place {
  readonly message: string;
  readonly help: string;
}

/** A JSON text with its value and the places of its parts. */
export interface JsonFile {
  readonly text: string;
  readonly value: unknown;
  readonly fault?: JsonFault;
  /** Where the value at a path stands, or its key; where the path leads nowhere, the nearest part above it. */
  place(path: JsonPath, on?: "key" | "value"): Place;
  /** The document's parts, for rules about how it is written. Worked out when asked for. */
  tree(): Node | undefined;
}

/** Reads a text as JSON. Never throws: what is no JSON is told as a fault. */
export function parseJsonFile(text: string): JsonFile {
  let parsed: Node | undefined;
  const tree = (): Node | undefined => (parsed ??= parseTree(text));
  const place = (path: JsonPath, on: "key" | "value" = "value"): Place => toPlace(text, offsetOf(tree(), path, on));
  try {
    // The engine's own parser is many times faster; the positions of the other are needed for what is wrong only.
    const value: unknown = JSON.parse(text);
    return { text, value, place, tree };
  } catch {
    return { text, value: undefined, fault: findFault(text), place, tree };
  }
}

const CURES: Readonly<Record<string, string>> = {
  CommaExpected: "Put a comma between this and what stands before it.",
  ColonExpected: "Put a colon between the key and its value.",
  PropertyNameExpected:
    'A key in double quotes has to stand here, such as "title"; or the comma before is one too many.',
  ValueExpected: "A value has to stand here; or the comma before is one too many.",
  CloseBraceExpected: "A closing } is missing: the file may be cut off.",
  CloseBracketExpected: "A closing ] is missing: the file may be cut off.",
  InvalidEscapeCharacter: 'A backslash is written \\\\ in JSON: "HKLM\\\\SYSTEM".',
  InvalidCommentToken: "JSON has no comments: use a note field, or leave it out.",
  UnexpectedEndOfString: 'The closing " is missing on this line.',
  InvalidCharacter: "A line break or tab inside a text is written \\n or \\t.",
  InvalidSymbol: "Texts stand in straight double quotes; only numbers, true and false stand without.",
  EndOfFileExpected: "Something stands behind the end of the article: remove it.",
};

function findFault(text: string): JsonFault {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  // The first is the mistake, the others follow from it.
  const [first] = errors;
  const name = first === undefined ? "InvalidSymbol" : printParseErrorCode(first.error);
  return {
    ...toPlace(text, Math.min(first?.offset ?? 0, text.trimEnd().length)),
    message: `Not valid JSON: ${name}.`,
    help: CURES[name] ?? "Compare with another article, or open the file in an editor that marks JSON errors.",
  };
}

function offsetOf(tree: Node | undefined, path: JsonPath, on: "key" | "value"): number {
  if (tree === undefined) return 0;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node === undefined) continue;
    const key = node.parent?.type === "property" ? node.parent.offset : undefined;
    return on === "key" && length === path.length && key !== undefined ? key : node.offset;
  }
  return tree.offset;
}

/** Place of an offset. A carriage return belongs to the line it ends, so LF and CRLF files count alike. */
export function toPlace(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
