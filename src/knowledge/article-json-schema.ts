import { z } from "zod";
import { articleSchema } from "./article";

/** A part of a JSON Schema (draft 2020-12), as far as it is looked into here. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

let schema: JsonSchema | undefined;

/**
 * The article format as JSON Schema, for editors: completion, hover texts and checks come from the same source as the types.
 * Draft 7, because editors know that one best.
 */
export function toArticleJsonSchema(): JsonSchema {
  schema ??= z.toJSONSchema(articleSchema, { target: "draft-7", io: "input" }) as JsonSchema;
  return schema;
}

/** Text of `knowledge/article.schema.json`. */
export function toArticleSchemaText(): string {
  const comment = "Generated from src/knowledge by `mailflow-medic kb schema`. Do not edit.";
  return `${JSON.stringify({ $comment: comment, ...toArticleJsonSchema() }, null, 2)}\n`;
}

/** What the format says of the field at a path; undefined where it says nothing. */
export function describeField(path: readonly PropertyKey[]): string | undefined {
  return partsAt(path).find(({ description }) => description !== undefined)?.description;
}

/** The fields that the object at a path may have; `value` tells which kind of step it is. */
export function fieldsAt(path: readonly PropertyKey[], value: unknown): string[] {
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  const parts = partsAt(path).filter(({ properties }) => properties !== undefined);
  const ofKind = parts.filter(({ properties }) => properties?.["kind"]?.const === kind && kind !== undefined);
  return [...new Set((ofKind.length > 0 ? ofKind : parts).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

function partsAt(path: readonly PropertyKey[]): readonly JsonSchema[] {
  let parts = withBranches([toArticleJsonSchema()]);
  for (const key of path) {
    const next = parts.flatMap((part) => (typeof key === "number" ? part.items : part.properties?.[String(key)]) ?? []);
    parts = withBranches(next);
  }
  return parts;
}

function withBranches(parts: readonly JsonSchema[]): readonly JsonSchema[] {
  return parts.flatMap((part) => [part, ...(part.anyOf ?? []), ...(part.oneOf ?? [])]);
}
