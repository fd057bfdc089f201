import MarkdownIt from "markdown-it";
import { readInline, type Inline } from "./inline";

/** A block of an article: a heading, a paragraph, a list item, a row of a table, a quotation, a note, or a code block. */
export interface Block extends Inline {
  readonly kind: "heading" | "paragraph" | "item" | "row" | "quote" | "note" | "code";
  /** 1 to 6 for headings, else 0. */
  readonly level: number;
  /** Cells of a row; the header's cells stand in `header`. */
  readonly cells: readonly Inline[];
  readonly header: readonly Inline[];
  /** Text of a code block, verbatim, and the language it names. */
  readonly code: string;
  readonly codeLanguage: string;
  /** Name of the anchor in front of a heading: the English title, as addresses write it. */
  readonly anchor?: string | undefined;
  /** True where it stands in the same list item as the block before. */
  readonly goesOn: boolean;
  /** Where it begins and ends in the file. */
  readonly offset: number;
  readonly end: number;
}

type Token = MarkdownIt.Token;

const markdown = new MarkdownIt({ html: true });
const NOTHING: Inline = { pairs: [], links: [], codes: [], bolds: [] };
const PLAIN = { level: 0, cells: [], header: [], code: "", codeLanguage: "", goesOn: false } as const;

/** Marks of Microsoft's Markdown that carry no text: notes, monikers, images, inclusions, zones. */
const MARKS = /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*|^:::.*$|\[!(?:INCLUDE|VIDEO)\b[^\]]*\](?:\([^)]*\))?/gim;
const NOTE = /^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/iu;
const HTML_BLOCK = /<\/?(?:p|li|tr|ul|ol|table|thead|tbody|div|h[1-6]|pre|blockquote|details|summary)\b[^>]*>/i;

/** Splits the article below the front matter into its blocks. */
export function readBlocks(text: string, bodyOffset: number): Block[] {
  const body = text.slice(bodyOffset);
  const lineStarts = [0];
  for (const { index } of body.matchAll(/\n/gu)) lineStarts.push(index + 1);
  const offsetOfLine = (line: number): number => bodyOffset + (lineStarts[line] ?? body.length);

  const blocks: Block[] = [];
  const open: { type: string; map: [number, number] | null; filled: boolean }[] = [];
  let level = 0;
  let row: Inline[] = [];
  let header: Inline[] = [];
  let isHeader = false;

  const spanOf = (map: [number, number] | null, content: string): { offset: number; end: number } => {
    const [from, to] = map ?? open.findLast((token) => token.map !== null)?.map ?? [0, 0];
    const end = offsetOfLine(to);
    const firstLine = content.trimStart().split("\n")[0] ?? "";
    const at = text.indexOf(firstLine, offsetOfLine(from));
    return { offset: at < 0 || at > end ? offsetOfLine(from) : at, end };
  };
  const toInline = (token: Token): Inline =>
    readInline(markdown.renderer.renderInline(token.children ?? [], markdown.options, {}).replaceAll(MARKS, ""));

  for (const token of markdown.parse(body, {})) {
    if (token.nesting === 1) {
      open.push({ type: token.type, map: token.map, filled: false });
      if (token.type === "heading_open") level = Number(token.tag.slice(1));
      if (token.type === "table_open") header = [];
      if (token.type === "thead_open") isHeader = true;
      if (token.type === "tr_open") row = [];
    } else if (token.nesting === -1) {
      if (token.type === "tr_close") {
        if (isHeader) header = row;
        else blocks.push({ ...PLAIN, ...merge(row), kind: "row", cells: row, header, ...spanOf(null, "") });
      }
      if (token.type === "thead_close") isHeader = false;
      if (token.type === "heading_close") level = 0;
      open.pop();
    } else if (token.type === "inline") {
      const inline = toInline(token);
      const types = open.map(({ type }) => type);
      if (types.includes("tr_open")) row.push(inline);
      else {
        const item = open.findLast(({ type }) => type === "list_item_open");
        const kind =
          level > 0
            ? "heading"
            : types.includes("blockquote_open")
              ? NOTE.test(token.content)
                ? "note"
                : "quote"
              : item?.filled === false
                ? "item"
                : "paragraph";
        const goesOn = item?.filled === true;
        if (item !== undefined) item.filled = true;
        const anchor = /<a\s+name\s*=\s*["']([^"']+)["']/iu.exec(token.content)?.[1];
        blocks.push({ ...PLAIN, ...inline, kind, level, anchor, goesOn, ...spanOf(token.map, token.content) });
      }
    } else if (token.type === "fence" || token.type === "code_block") {
      const codeLanguage = token.info.trim().toLowerCase();
      const code = token.content.replace(/\n$/u, "");
      blocks.push({ ...PLAIN, ...NOTHING, kind: "code", code, codeLanguage, ...spanOf(token.map, code) });
    } else if (token.type === "html_block") {
      blocks.push(...readHtmlBlock(token.content, spanOf(token.map, token.content)));
    }
  }
  return joinQuotes(blocks);
}

/** HTML tables and lists, which Microsoft's pages use where Markdown's do not suffice. */
function readHtmlBlock(html: string, place: { offset: number; end: number }): Block[] {
  const blocks: Block[] = [];
  let rest = html;
  let tag = "";
  for (let match = HTML_BLOCK.exec(rest); rest !== ""; match = HTML_BLOCK.exec(rest)) {
    const chunk = match === null ? rest : rest.slice(0, match.index);
    const cells = chunk
      .split(/<\/?t[dh]\b[^>]*>/i)
      .map(readInline)
      .filter(({ pairs }) => pairs.length > 0);
    const inline = merge(cells);
    const kind = /^<tr/iu.test(tag) ? "row" : /^<li/iu.test(tag) ? "item" : "paragraph";
    if (inline.pairs.length > 0) {
      blocks.push({ ...PLAIN, ...inline, kind, ...(kind === "row" ? { cells } : {}), ...place });
    }
    if (match === null) break;
    tag = match[0];
    rest = rest.slice(match.index + tag.length);
  }
  return blocks;
}

/** The paragraphs of one quotation are one text: a quoted bounce has many. */
function joinQuotes(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const isNext = last !== undefined && block.offset - last.end < "\n>\r\n> ".length;
    const isQuoted = block.kind === "quote" && (last?.kind === "quote" || last?.kind === "note");
    if (!isQuoted || !isNext) joined.push(block);
    else {
      const gap = { english: "\n", local: "\n" };
      const { links, codes, bolds } = merge([last, block]);
      joined[joined.length - 1] = {
        ...last,
        links,
        codes,
        bolds,
        pairs: [...last.pairs, gap, ...block.pairs],
        end: block.end,
      };
    }
  }
  return joined;
}

function merge(parts: readonly Inline[]): Inline {
  return {
    pairs: parts.flatMap(({ pairs }) => pairs),
    links: parts.flatMap(({ links }) => links),
    codes: parts.flatMap(({ codes }) => codes),
    bolds: parts.flatMap(({ bolds }) => bolds),
  };
}
