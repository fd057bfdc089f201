import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { toArticleSchemaText } from "../knowledge";
import { EXIT, type CliIo } from "./io";
import { DEFAULT_KNOWLEDGE } from "./load";

export const KB_SCHEMA_USAGE = `mailflow-medic kb schema [--write]
  Prints the JSON Schema of an article; --write puts it at DIR/article.schema.json, where editors find it.`;

/** Runs `kb schema`. */
export async function runKbSchema(argv: readonly string[], io: CliIo): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      knowledge: { type: "string", default: DEFAULT_KNOWLEDGE },
      write: { type: "boolean", default: false },
    },
  });
  if (values.write) await writeFile(path.join(values.knowledge, "article.schema.json"), toArticleSchemaText());
  else io.stdout(toArticleSchemaText());
  return EXIT.ok;
}
