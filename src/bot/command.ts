/** What a message asks for by name. Everything else is read as a paste. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "search"; readonly words: string }
  | { readonly kind: "status" }
  | { readonly kind: "gaps" }
  /** Where questions to the experts go: to this conversation, or nowhere. */
  | { readonly kind: "experts-here" }
  | { readonly kind: "experts-off" };

/** Words, alone in a message, that ask what the bot can do. */
const HELP =
  /^[\s!.?/。！？]*(?:help|hi|hello|hey|hallo|start|\?|kb|kb help|你好|您好|帮助|说明|怎么用|知识库)[\s!.?。！？]*$/iu;
const SEARCH = /^\s*\/?(?:kb|知识库)\s*(?:search|find|搜索|查找|搜)(?:[\s:：]+([\s\S]*)|$)/iu;
const STATUS = /^\s*\/?(?:kb|知识库)\s*(?:status|状态)[\s.。!！]*$/iu;
const GAPS = /^\s*\/?(?:kb|知识库)\s*(?:gaps|缺口)[\s.。!！]*$/iu;
const EXPERTS = /^\s*\/?(?:(?:kb|知识库)\s*)?(?:experts|专家)\s*(?:(here|这里|在此)|off|关闭)[\s.。!！]*$/iu;

/** Reads a command in either language; undefined for anything that is not plainly one. */
export function parseCommand(text: string): Command | undefined {
  if (HELP.test(text)) return { kind: "help" };
  if (STATUS.test(text)) return { kind: "status" };
  if (GAPS.test(text)) return { kind: "gaps" };
  const experts = EXPERTS.exec(text);
  if (experts !== null) return { kind: experts[1] === undefined ? "experts-off" : "experts-here" };
  const search = SEARCH.exec(text);
  return search === null ? undefined : { kind: "search", words: search[1] ?? "" };
}
