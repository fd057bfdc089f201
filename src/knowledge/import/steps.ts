import type { Article } from "../article";
import type { Command, Step } from "../fix";
import type { Text } from "../text";
import { toText, toTodo, toTodoText } from "../todo";
import type { Language } from "./language";
import { isCommand } from "./quoted-text";
import type { RegistryGroup } from "./registry-import";
import { isLeadIn, joinTexts, sentencesOf, shownText, type Part, type Words } from "./sections";

type Fix = Article["fixes"][number];

const UPDATE = /\b(?:latest|newest|current|install|apply)\b.{0,60}\b(?:updates?|CUs?|SUs?)\b|安装.{0,30}更新|更新程序/i;
const RESTART =
  /\b(?:restart|reboot)\b.{0,40}\b(?:server|computer|machine|windows|system)|重新启动.{0,10}(?:服务器|计算机)|重启.{0,10}(?:服务器|计算机)/i;
/** Starting a service anew is no restart of the server, and a step like others. */
const SERVICE = /\bservices?\b|服务(?!器)/i;
const ROLL_BACK = /\b(?:roll ?back|undo|revert|restore the backup)\b|回滚|还原/i;
const VERIFY = /^(?:to )?(?:verify|confirm|check that|test)\b|^(?:验证|确认)/i;
const EXCHANGE_NOUN =
  /-(?:Send|Receive|Inbound|Outbound)Connector|-(?:Queue|Transport\w*|\w*Mailbox\w*|Exchange\w+|Message\w*|MailFlow\w*|Accepted\w*|Remote\w+|Hybrid\w*|Organization\w+|Unified\w+|Distribution\w+|Recipient\w*|Edge\w*|Frontend\w*|MailContact|MailUser|Hosted\w+|Malware\w+|Dkim\w+|Migration\w+|Service\w*Health|Tenant\w+)\b/i;
const PROMPTS = new Set(["cmd", "console", "bat", "batch", "dos", "command"]);

/** The fixes of an article: one for each heading of its resolution, updates first, then the registry, a restart, and the way back. */
export function toFixes(parts: readonly Part[], groups: readonly RegistryGroup[], language: Language): Fix[] {
  const hasResolution = parts.some(({ section }) => section === "resolution");
  const byHeading = new Map<Words, { parts: Part[]; groups: RegistryGroup[] }>();
  const at = (heading: Words): { parts: Part[]; groups: RegistryGroup[] } => {
    const found = byHeading.get(heading) ?? { parts: [], groups: [] };
    byHeading.set(heading, found);
    return found;
  };
  for (const part of parts) {
    const isStep = hasResolution ? part.section === "resolution" : part.section === "top" || part.section === "other";
    if (isStep && part.kind !== "heading") at(hasResolution ? part.heading : NO_HEADING).parts.push(part);
  }
  for (const group of groups)
    at(hasResolution ? (group.parts[0]?.heading ?? NO_HEADING) : NO_HEADING).groups.push(group);

  const fixes: Fix[] = [];
  for (const [heading, found] of byHeading) {
    const steps = toSteps(found.parts, found.groups, language);
    if (steps.length === 0) continue;
    const isNamed = byHeading.size > 1 && heading.en !== undefined;
    const what = "what this fix achieves, or for whom it is";
    fixes.push({ title: isNamed ? toText(heading.en, heading.zh, what) : toText(undefined, undefined, what), steps });
  }
  if (fixes.length > 0) return fixes;
  return [
    {
      title: toTodoText("what this fix achieves, or for whom it is"),
      steps: [{ kind: "instruction", text: toTodoText("what to do, in one or two sentences") }],
    },
  ];
}

const NO_HEADING: Words = {};

interface Sorted {
  readonly updates: Step[];
  readonly others: Step[];
  readonly reboots: Step[];
  readonly verifications: Step[];
  readonly rollbacks: Step[];
}

function toSteps(parts: readonly Part[], groups: readonly RegistryGroup[], language: Language): Step[] {
  const sorted: Sorted = { updates: [], others: [], reboots: [], verifications: [], rollbacks: [] };
  const registryParts = new Set(groups.flatMap((group) => group.parts));
  for (const part of parts) {
    const group = groups.find((candidate) => candidate.parts[0] === part);
    if (group !== undefined) sorted.others.push(toRegistryStep(group));
    if (registryParts.has(part)) continue;
    if (part.kind === "code") sorted.others.push(...toCommandSteps(part));
    else sortPart(part, language, sorted);
  }
  for (const group of groups) {
    if (group.parts[0] === undefined || !parts.includes(group.parts[0])) sorted.others.push(toRegistryStep(group));
  }
  const { updates, others, reboots, verifications, rollbacks } = sorted;
  if (groups.length === 0) return [...updates, ...others, ...reboots, ...verifications, ...rollbacks];
  return [
    ...(updates.length > 0
      ? updates
      : [{ kind: "update", product: "windows", text: toTodoText("which updates to install first") } as const]),
    ...others,
    ...(reboots.length > 0
      ? reboots
      : [{ kind: "reboot", text: toTodoText("what to restart for the values to take effect") } as const]),
    ...(verifications.length > 0
      ? verifications
      : [{ kind: "verify", text: toTodoText("how to check that the values are there and that mail flows") } as const]),
    ...(rollbacks.length > 0
      ? rollbacks
      : [{ kind: "rollback", text: toTodoText("how to go back if something else breaks") } as const]),
  ];
}

/** Sorts the sentences of a part by what they ask for; sentences of one kind make one step together. */
function sortPart(part: Part, language: Language, sorted: Sorted): void {
  const told = sentencesOf(part, language).filter((words) => !isPointer(shownText(words), part));
  const take = (pattern: RegExp, except?: RegExp): Text | undefined => {
    const taken = told.filter((words) => pattern.test(shownText(words)) && except?.test(shownText(words)) !== true);
    for (const words of taken) told.splice(told.indexOf(words), 1);
    return toJoined(taken);
  };
  const update = take(UPDATE);
  if (update !== undefined) {
    const named = (["windows", "exchange"] as const).filter(
      (product) => update.en.toLowerCase().includes(product) || update["zh-CN"].toLowerCase().includes(product),
    );
    const products = named.length === 0 ? (["software"] as const) : named;
    sorted.updates.push(...products.map((product) => ({ kind: "update", product, text: update }) as const));
  }
  const [reboot, rollback, verify] = [take(RESTART, SERVICE), take(ROLL_BACK), take(VERIFY)];
  if (reboot !== undefined) sorted.reboots.push({ kind: "reboot", text: reboot });
  if (rollback !== undefined) sorted.rollbacks.push({ kind: "rollback", text: rollback });
  if (verify !== undefined) sorted.verifications.push({ kind: "verify", text: verify });
  const command = part.codes.find(isCommand);
  const text = toJoined(told);
  if (command !== undefined) {
    const what = toText(undefined, undefined, "what this command does, and where to run it");
    sorted.others.push({ kind: "command", text: text ?? what, command: toCommand(command, "") });
  } else if (text !== undefined) sorted.others.push({ kind: "instruction", text });
}

function toJoined(sentences: readonly Words[]): Text | undefined {
  if (sentences.length === 0) return undefined;
  const [en, zh] = [
    joinTexts(
      sentences.map((words) => words.en),
      " ",
    ),
    joinTexts(
      sentences.map((words) => words.zh),
      "",
    ),
  ];
  return toText(en, zh, "this step");
}

/** True for what only leads on: to the list below, or to another page. */
function isPointer(text: string, { links }: Part): boolean {
  const isLink = links.some(({ english, local }) => english === text || local === text);
  return (
    text === "" ||
    isLink ||
    isLeadIn(text) ||
    /^(?:for more (?:information|details)|for details|see also|see)\b|^有关.{0,12}(?:信息|详情)/i.test(text)
  );
}

function toCommandSteps({ code, codeLanguage, lead }: Part): Step[] {
  if (!code.split("\n").some((line) => isCommand(line))) return [];
  return [
    {
      kind: "command",
      text: toText(lead.en, lead.zh, "what this command does, and where to run it"),
      command: toCommand(code, codeLanguage),
    },
  ];
}

function toCommand(text: string, codeLanguage: string): Command {
  const shell = EXCHANGE_NOUN.test(text)
    ? "exchange"
    : PROMPTS.has(codeLanguage) || !/^(?:PS |\$|[A-Z]\w+-[A-Z])/u.test(text)
      ? "cmd"
      : "powershell";
  return { shell, text: text.trim() };
}

function toRegistryStep({ keys, open, parts }: RegistryGroup): Step {
  const lead = parts[0]?.lead ?? {};
  const said = toText(withoutDash(lead.en), withoutDash(lead.zh), "which values to set, and on which servers");
  const mark = open.length === 0 ? "" : ` ${toTodo(`the registry text of the source is damaged: ${open.join("; ")}.`)}`;
  const text = { en: `${said.en}${mark}`, "zh-CN": `${said["zh-CN"]}${mark}` };
  const readable = keys.filter(({ values }) => values.length > 0);
  return readable.length === 0 ? { kind: "instruction", text } : { kind: "registry", text, keys: [...keys] };
}

function withoutDash(text: string | undefined): string | undefined {
  return text
    ?.replaceAll("\n", " ")
    .replace(/\s*[-–—:]$/u, ".")
    .replace(/：$/u, "。");
}
