import type { z } from "zod";
import { describeField, fieldsAt } from "./article-json-schema";
import type { JsonPath } from "./json-file";
import { withSuggestion } from "./nearest";

type Issue = z.core.$ZodIssue;

/** An issue of the format in words, with the part of the file it is about. */
interface DescribedIssue {
  readonly path: JsonPath;
  readonly on: "key" | "value";
  readonly message: string;
  readonly help: string;
}

/** Puts an issue of the schema into words an admin can act on: what is wrong, and what is permitted. `root` is the whole document. */
export function describeIssue(issue: Issue, root: unknown): DescribedIssue {
  const path = issue.path.filter((key) => typeof key !== "symbol");
  const found = valueAt(root, path);
  const name = path.length === 0 ? "The article" : toPathText(path);
  const described = describeField(path) ?? "";
  switch (issue.code) {
    case "unrecognized_keys": {
      const [key = ""] = issue.keys;
      const permitted = fieldsAt(path, found);
      return {
        path: [...path, key],
        on: "key",
        message: `"${key}" is no field of ${path.length === 0 ? "an article" : toPathText(path)}.`,
        help: withSuggestion(key, permitted, `Permitted: ${permitted.join(", ")}.`),
      };
    }
    case "invalid_type":
      return found === undefined
        ? {
            path,
            on: "value",
            message: `${name} is missing.`,
            help: described || `Add it; it is of type ${issue.expected}.`,
          }
        : {
            path,
            on: "value",
            message: `${name} is of type ${typeOf(found)}; it has to be of type ${issue.expected}.`,
            help: described || issue.message,
          };
    case "invalid_value":
      return describeChoice(path, name, found, issue.values.map(String));
    case "invalid_union":
      return describeUnion(issue, path, name, found, root);
    case "too_small":
      return {
        path,
        on: "value",
        message: `${name} is ${Array.isArray(found) ? "an empty list" : "too short or too small"}; the least is ${issue.minimum}.`,
        help: described || issue.message,
      };
    case "custom":
      return { path, on: "value", message: `${name}: ${issue.message}.`, help: described };
    case "invalid_format":
    case "too_big":
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return {
        path,
        on: "value",
        message: `${name} is ${JSON.stringify(found)}, which does not have the right form (${issue.message}).`,
        help: described,
      };
  }
}

/** A value that is none of those permitted. */
function describeChoice(path: JsonPath, name: string, found: unknown, permitted: readonly string[]): DescribedIssue {
  return {
    path,
    on: "value",
    message:
      found === undefined ? `${name} is missing.` : `${name} is ${JSON.stringify(found)}, which is not permitted.`,
    help: withSuggestion(String(found), permitted, `Permitted: ${permitted.join(", ")}.`),
  };
}

/** A union of objects with one key each, or of step kinds: says which key or kind is meant, and what of it is wrong. */
function describeUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: JsonPath,
  name: string,
  found: unknown,
  root: unknown,
): DescribedIssue {
  const options = "options" in issue ? (issue.options ?? []).map(String) : [];
  if (options.length > 0) return describeChoice(path, name, found, options);
  // The branch whose key is there has no stranger in it.
  const meant = issue.errors.find((branch) => branch.every(({ code }) => code !== "unrecognized_keys"));
  const first = meant?.[0];
  if (first !== undefined && first.path.length > 0) {
    return describeIssue({ ...first, path: [...path, ...first.path] }, root);
  }
  const permitted = issue.errors.flatMap((branch) => branch[0]?.path.map(String) ?? []);
  const keys = typeof found === "object" && found !== null ? Object.keys(found) : [];
  const [stranger = ""] = keys.filter((key) => !permitted.includes(key));
  return {
    path: stranger === "" ? path : [...path, stranger],
    on: "key",
    message: `${name} has ${keys.length === 1 ? `the key "${keys[0] ?? ""}"` : `the keys ${keys.join(", ") || "none"}`}; it takes exactly one of the permitted keys.`,
    help: withSuggestion(stranger, permitted, `Permitted: ${permitted.join(", ")}.`),
  };
}

/** The value at a path; undefined where there is none. */
function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** `signatures[0].all[1].phrase`, as JavaScript and most editors write it. */
export function toPathText(path: JsonPath): string {
  return path.map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? key : `.${key}`)).join("");
}
