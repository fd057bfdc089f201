/** What a message asks for by name. Everything else is read as a paste. */
export type Command =
  { readonly kind: "help" } | { readonly kind: "search"; readonly words: string } | { readonly kind: "status" };

/** Words, alone in a message, that ask what the bot can do. */
const HELP =
  /^[\s!.?/。！？]*(?:help|hi|hello|hey|hallo|start|\?|kb|kb help|你好|您好|帮助|说明|怎么用|知识库)[\s!.?。！？]*$/iu;
const SEARCH = /^\s*\/?(?:kb|知识库)\s*(?:search|find|搜索|查找|搜)(?:[\s:：]+([\s\S]*)|$)/iu;
const STATUS = /^\s*\/?(?:kb|知识库)\s*(?:status|状态)[\s.。!！]*$/iu;

/** Reads a command in either language; undefined for anything that is not plainly one. */
export function parseCommand(text: string): Command | undefined {
  if (HELP.test(text)) return { kind: "help" };
  if (STATUS.test(text)) return { kind: "status" };
  const search = SEARCH.exec(text);
  return search === null ? undefined : { kind: "search", words: search[1] ?? "" };
}
