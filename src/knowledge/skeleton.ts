import { articleSchema, type Article } from "./article";
import { toText, toTodo, toTodoText } from "./todo";

/** What a new article starts from. */
export interface SkeletonOptions {
  /** Id of the article: its file name without .json. */
  readonly id: string;
  /** English title; a mark to fill in where there is none. */
  readonly title?: string | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** True where a word may be the id of an article. */
export function isArticleId(id: string): boolean {
  return articleSchema.shape.id.safeParse(id).success;
}

/** A draft with every part an article has and a mark in every text to write. It is valid by the format, and says nothing yet. */
export function createSkeleton({ id, title, today }: SkeletonOptions): Article {
  return {
    $schema: "../article.schema.json",
    id,
    status: "draft",
    title: toText(title, undefined, "a title that a user understands"),
    summary: toTodoText("what happened, and whether it is temporary, in two or three sentences"),
    category: "generic",
    appliesTo: ["exchange-server"],
    keywords: [toTodo("more words people search by; or remove keywords")],
    whoActs: {
      roles: ["sender-admin"],
      forward: toTodoText("a short text the reader can forward to those who have to act"),
    },
    signatures: [
      {
        name: "reply-text",
        strength: "strong",
        all: [
          { replyCode: 550 },
          { enhancedCode: "5.0.0" },
          { phrase: toTodo("the words of the reply that name this problem, as the server sends them") },
        ],
      },
    ],
    evidence: {
      for: [
        {
          name: "seen-with-it",
          weight: "supporting",
          all: [{ phrase: toTodo("words near the reply that speak for this problem") }],
          note: toTodoText("what this evidence shows, in one sentence"),
        },
      ],
      against: [
        {
          name: "seen-with-another",
          weight: "decisive",
          all: [{ phrase: toTodo("words that show it is another problem") }],
          note: toTodoText("what this evidence shows, in one sentence"),
        },
      ],
    },
    causes: [
      {
        text: toTodoText("the most likely cause, in one sentence"),
        tell: toTodoText("what to look at to know it is this cause"),
      },
    ],
    fixes: [
      {
        title: toTodoText("what this fix achieves, or for whom it is"),
        steps: [
          { kind: "instruction", text: toTodoText("what to do first, in one or two sentences") },
          {
            kind: "command",
            text: toTodoText("what this command does, and where to run it"),
            command: { shell: "exchange", text: toTodo("the command, exactly; or remove this step") },
          },
          {
            kind: "verify",
            text: toTodoText("how to check that it works"),
            expect: toTodo("the output or log text that proves it"),
          },
          { kind: "rollback", text: toTodoText("how to go back if something else breaks") },
        ],
      },
    ],
    questions: [],
    examples: [
      { form: "ndr", text: toTodo("a bounce with this reply, as a user pastes it") },
      { form: "queue", text: toTodo("LastError of the Queue Viewer with this reply") },
      { form: "sendLog", text: toTodo("the send connector's protocol-log lines with this reply") },
    ],
    counterExamples: [
      {
        text: toTodo("a near miss: the same code with other words"),
        why: toTodo("what tells it apart"),
      },
      {
        text: toTodo("a near miss: the same words with another code"),
        why: toTodo("what tells it apart"),
      },
      {
        text: toTodo("a near miss: a text that people take for this problem"),
        why: toTodo("what tells it apart"),
      },
    ],
    references: [
      {
        url: "https://example.com/TODO",
        title: toTodo("title of the page the facts come from, and its address in url"),
        role: "source",
        retrieved: today,
      },
    ],
    related: [],
    verifiedOn: today,
    provenance: toTodo("where the article comes from: a page, a ticket, your own experience"),
  };
}
