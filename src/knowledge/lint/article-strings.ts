import type { Article } from "../article";
import type { JsonPath } from "../json-file";
import type { Text } from "../text";

/** A string of an article with its place. */
export interface PlacedString {
  readonly at: JsonPath;
  readonly text: string;
}

/** Every string of a JSON value, in the order of the file. */
export function stringsIn(value: unknown, at: JsonPath = []): PlacedString[] {
  if (typeof value === "string") return [{ at, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => stringsIn(item, [...at, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => stringsIn(item, [...at, key]));
}

/** Every text in both languages of an article; `at` leads to the object that holds the two. */
export function textsOf(article: Article): { readonly at: JsonPath; readonly text: Text }[] {
  return textsIn(article, []);
}

function textsIn(value: unknown, at: JsonPath): { at: JsonPath; text: Text }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...at, index]));
  if (typeof value !== "object" || value === null) return [];
  if (isText(value)) return [{ at, text: value }];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...at, key]));
}

function isText(value: object): value is Text {
  return "en" in value && typeof value.en === "string" && "zh-CN" in value && typeof value["zh-CN"] === "string";
}
