import { createElement } from "./create-element.js";
import type { Language } from "./language.js";

/** Marks of what sets an article file apart; none for one that is served and whole. */
export function createMarks(status: string, faults: number, language: Language): readonly HTMLElement[] {
  const marks: HTMLElement[] = [];
  if (status === "draft") marks.push(createElement("span", "mark", language.say("previewDraft")));
  if (status === "deprecated") marks.push(createElement("span", "mark", language.say("previewDeprecated")));
  if (faults > 0) marks.push(createElement("span", "mark attention", language.say("previewFaults", faults)));
  return marks;
}
