import { createFaultList } from "./fault-list.js";
import { findElement } from "./find-element.js";
import { isRecord } from "./json-fields.js";
import type { Language } from "./language.js";
import { CARD_VIEWS, type CardView, type PreviewedArticle } from "./preview-data.js";
import type { PageLocale, StringKey } from "./page-strings.js";
import type { CardRequest, RenderCard } from "./render-card.js";
import { createMarks } from "./status-marks.js";

/** What stands beside the list. */
export type Shown =
  | { readonly kind: "nothing" }
  | { readonly kind: "gone"; readonly id: string }
  | { readonly kind: "article"; readonly id: string; readonly article: PreviewedArticle };

/** One article file: its faults, and its card in both languages. */
export interface ArticlePane {
  show(shown: Shown): void;
  /** Draws anew, in the page's present language. */
  draw(): void;
}

export function createArticlePane(language: Language, renderCard: RenderCard): ArticlePane {
  const heading = findElement("#article-title", HTMLElement);
  const marks = findElement("#article-marks", HTMLElement);
  const faultBox = findElement("#article-faults", HTMLElement);
  const notice = findElement("#article-notice", HTMLElement);
  const cardBox = findElement("#article-cards", HTMLElement);
  const viewSelect = findElement("#view", HTMLSelectElement);
  const note = findElement("#button-note", HTMLElement);
  const boxes: Readonly<Record<PageLocale, HTMLElement>> = {
    en: findElement("#card-en", HTMLElement),
    "zh-CN": findElement("#card-zh-cn", HTMLElement),
  };
  /** What each box holds, so that a card that is the same is left alone. */
  const drawn = new Map<HTMLElement, { readonly subject: string; readonly json: string }>();
  let shown: Shown = { kind: "nothing" };

  function drawCards({ id, article }: Extract<Shown, { kind: "article" }>): void {
    const { cards } = article;
    cardBox.hidden = cards === undefined;
    if (cards === undefined) return;
    const view = toView(viewSelect.value) ?? "steps";
    drawCard(boxes.en, `${id} ${view}`, cards.en[view]);
    drawCard(boxes["zh-CN"], `${id} ${view}`, cards["zh-CN"][view]);
  }

  function drawCard(box: HTMLElement, subject: string, card: unknown): void {
    if (!isRecord(card)) return;
    const json = JSON.stringify(card);
    const before = drawn.get(box);
    if (before?.subject === subject && before.json === json) return;
    const opened = before?.subject === subject ? togglesIn(box).map(isOpen) : [];
    const element = renderCard(card, press);
    box.replaceChildren(...(element === undefined ? [] : [element]));
    // What the reader had opened stays open over a save.
    togglesIn(box).forEach((toggle, index) => {
      if (opened[index] === true && !isOpen(toggle)) toggle.click();
    });
    drawn.set(box, { subject, json });
  }

  function press(request: CardRequest): void {
    const data = request.kind === "execute" ? request.data : request.value;
    const view = toView(isRecord(data) ? data["section"] : undefined);
    if (view === undefined || view === viewSelect.value) {
      language.text(note, "previewButton");
      return;
    }
    viewSelect.value = view;
    draw();
  }

  function draw(): void {
    const article = shown.kind === "article" ? shown.article : undefined;
    const faults = article?.faults ?? [];
    heading.textContent = shown.kind === "nothing" ? language.say("previewChoose") : shown.id;
    heading.classList.toggle("mono", shown.kind !== "nothing");
    marks.replaceChildren(...createMarks(article?.status ?? "", 0, language));
    faultBox.replaceChildren(...createFaultList(faults, language));
    const key = noticeFor(shown);
    notice.hidden = key === undefined;
    notice.textContent = key === undefined ? "" : language.say(key);
    if (shown.kind === "article") drawCards(shown);
    else cardBox.hidden = true;
  }

  viewSelect.addEventListener("change", () => {
    note.textContent = "";
    delete note.dataset["text"];
    draw();
  });
  return {
    show(next) {
      shown = next;
      draw();
    },
    draw,
  };
}

function noticeFor(shown: Shown): StringKey | undefined {
  if (shown.kind === "gone") return "previewGone";
  if (shown.kind === "nothing" || shown.article.faults.length === 0) return undefined;
  return shown.article.cards === undefined ? "previewNoCard" : "previewLastGood";
}

function toView(value: unknown): CardView | undefined {
  return CARD_VIEWS.find((view) => view === value);
}

function togglesIn(box: HTMLElement): readonly HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>("[aria-expanded]")];
}

function isOpen(toggle: HTMLElement): boolean {
  return toggle.getAttribute("aria-expanded") === "true";
}
