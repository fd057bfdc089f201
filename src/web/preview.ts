import { parseArticleLink } from "./article-link.js";
import { createArticlePane } from "./article-pane.js";
import { registerCodeBlock } from "./code-block.js";
import { createCopyButtons } from "./copy-button.js";
import { createFaultList } from "./fault-list.js";
import { createFileList } from "./file-list.js";
import { findElement } from "./find-element.js";
import { createLanguage, toPageLocale } from "./language.js";
import { askArticle, askFiles, askVerdict, followChanges } from "./preview-api.js";
import type { Fault } from "./preview-data.js";
import { createCardRenderer } from "./render-card.js";
import { wireTheme } from "./theme.js";
import { createTrialPane } from "./trial-pane.js";

const language = createLanguage(document);
const announcer = findElement("#announcer", HTMLElement);
const folder = findElement("#folder", HTMLElement);
const lost = findElement("#lost", HTMLElement);
const languageSelect = findElement("#language", HTMLSelectElement);

wireTheme(findElement("#theme", HTMLSelectElement), document.documentElement);
const createCopyButton = createCopyButtons(language, announcer);
registerCodeBlock(language, createCopyButton);

const fileList = createFileList(language);
const articlePane = createArticlePane(language, createCardRenderer(createCopyButton));
const trialPane = createTrialPane(language, askVerdict);
let folderFaults: readonly Fault[] = [];
/** The file that is shown and its number of faults, to tell when that changes. */
let counted: { readonly id: string; readonly faults: number } | undefined;

/** The file that the address last named. */
let chosen: string | undefined;

function drawFolder(): void {
  folder.hidden = folderFaults.length === 0;
  folder.replaceChildren(...createFaultList(folderFaults, language));
}

async function refreshFiles(): Promise<void> {
  const asked = await askFiles();
  if (asked.kind !== "answered") return;
  folderFaults = asked.value.problems;
  drawFolder();
  fileList.show(asked.value.files);
}

async function refreshArticle(): Promise<void> {
  const id = chosen;
  if (id === undefined) {
    articlePane.show({ kind: "nothing" });
    return;
  }
  const asked = await askArticle(id);
  // Another one was chosen meanwhile; or the server is gone, and what is shown stays.
  if (id !== chosen || asked.kind === "failed") return;
  if (asked.kind === "absent") {
    articlePane.show({ kind: "gone", id });
    return;
  }
  const faults = asked.value.faults.length;
  if (counted?.id === id && counted.faults !== faults) {
    announcer.textContent = faults === 0 ? language.say("previewNoFaults") : language.say("previewFaults", faults);
  }
  counted = { id, faults };
  articlePane.show({ kind: "article", id, article: asked.value });
}

function choose(): void {
  // Anchors within the page choose nothing.
  chosen = parseArticleLink(location.hash) ?? chosen;
  fileList.choose(chosen);
  void refreshArticle();
}

languageSelect.value = language.locale;
languageSelect.addEventListener("change", () => {
  language.set(toPageLocale(languageSelect.value));
  drawFolder();
  fileList.draw();
  articlePane.draw();
  trialPane.draw();
});
window.addEventListener("hashchange", choose);
choose();
followChanges(
  () => {
    void refreshFiles();
    void refreshArticle();
    void trialPane.refresh();
  },
  (isLost) => {
    lost.hidden = !isLost;
  },
);
