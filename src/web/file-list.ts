import { toArticleLink } from "./article-link.js";
import { createElement } from "./create-element.js";
import { findElement } from "./find-element.js";
import type { Language } from "./language.js";
import type { ListedFile } from "./preview-data.js";
import { createMarks } from "./status-marks.js";

/** The searchable list of article files. Each is a link to `#<id>`. */
export interface FileListPane {
  show(files: readonly ListedFile[]): void;
  /** Marks the file that is shown beside the list. */
  choose(id: string | undefined): void;
  /** Draws anew, in the page's present language. */
  draw(): void;
}

/** More links than anybody reads through; a base may have thousands. */
const MOST_SHOWN = 300;

interface Row {
  readonly item: HTMLLIElement;
  readonly link: HTMLAnchorElement;
}

export function createFileList(language: Language): FileListPane {
  const list = findElement("#files", HTMLUListElement);
  const search = findElement("#search", HTMLInputElement);
  const show = findElement("#show", HTMLSelectElement);
  const count = findElement("#count", HTMLElement);
  const more = findElement("#more", HTMLElement);
  /** Rows are kept from one drawing to the next, so that the focus stays where it is. */
  const rows = new Map<string, Row>();
  let files: readonly ListedFile[] = [];
  let chosen: string | undefined;

  function createRow(id: string): Row {
    const link = createElement("a", "");
    link.href = toArticleLink(id);
    return { item: createElement("li", "", link), link };
  }

  function drawRow({ id, title, status, faults }: ListedFile): HTMLLIElement {
    const row = rows.get(id) ?? createRow(id);
    rows.set(id, row);
    row.link.replaceChildren(
      ...(title === undefined ? [] : [createElement("span", "name", title[language.locale])]),
      createElement("code", "", id),
      ...createMarks(status, faults, language),
    );
    if (id === chosen) row.link.setAttribute("aria-current", "true");
    else row.link.removeAttribute("aria-current");
    return row.item;
  }

  function isWanted({ id, title, status, faults }: ListedFile, words: readonly string[]): boolean {
    if (show.value === "drafts" && status !== "draft") return false;
    if (show.value === "faulty" && faults === 0) return false;
    const text = `${id} ${title?.en ?? ""} ${title?.["zh-CN"] ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  }

  function draw(): void {
    const words = search.value.toLowerCase().split(/\s+/u);
    const wanted = files.filter((file) => isWanted(file, words));
    const items = wanted.slice(0, MOST_SHOWN).map(drawRow);
    // Taking an element out and putting it back would take the focus and the scroll position away.
    if (items.length !== list.children.length || items.some((item, index) => list.children[index] !== item)) {
      list.replaceChildren(...items);
    }
    const faulty = wanted.filter(({ faults }) => faults > 0).length;
    const counts = [
      language.say("previewCount", wanted.length),
      ...(faulty === 0 ? [] : [language.say("previewCountFaulty", faulty)]),
    ];
    count.textContent = counts.join(" · ");
    const hidden = wanted.length - items.length;
    more.textContent =
      wanted.length === 0 ? language.say("previewNoMatch") : hidden > 0 ? language.say("previewMore", hidden) : "";
  }

  /** Scrolls the list, and the list only, to the file that is shown. */
  function reveal(): void {
    const item = rows.get(chosen ?? "")?.item;
    if (item?.isConnected !== true) return;
    const above = item.offsetTop - list.scrollTop;
    if (above < 0 || above + item.offsetHeight > list.clientHeight) {
      list.scrollTop = item.offsetTop - (list.clientHeight - item.offsetHeight) / 2;
    }
  }

  search.addEventListener("input", draw);
  show.addEventListener("change", draw);
  return {
    show(next) {
      const isFirst = files.length === 0;
      files = next;
      const ids = new Set(files.map(({ id }) => id));
      for (const id of rows.keys()) if (!ids.has(id)) rows.delete(id);
      draw();
      if (isFirst) reveal();
    },
    choose(id) {
      chosen = id;
      draw();
      reveal();
    },
    draw,
  };
}
