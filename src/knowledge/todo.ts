import type { Text } from "./text";

/** Marks a text that is still to be written; `what` says what belongs there. */
export function toTodo(what: string): string {
  return `TODO: ${what}`;
}

/** The same in both languages. */
export function toTodoText(what: string): Text {
  return { en: toTodo(what), "zh-CN": toTodo(`the Chinese text: ${what}`) };
}

/** Puts a mark where a language is missing. */
export function toText(en: string | undefined, chinese: string | undefined, what: string): Text {
  const todo = toTodoText(what);
  return { en: en ?? todo.en, "zh-CN": chinese ?? todo["zh-CN"] };
}
