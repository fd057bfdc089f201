import { createElement } from "./create-element.js";
import type { Language } from "./language.js";
import type { Fault } from "./preview-data.js";

/** Faults with their place, what is wrong and how to mend it, under a heading that counts them; nothing where there are none. */
export function createFaultList(faults: readonly Fault[], language: Language): readonly HTMLElement[] {
  if (faults.length === 0) return [];
  const items = faults.map(({ place, message, help, rule }) =>
    createElement(
      "li",
      "",
      createElement("p", "", createElement("code", "place", place), " ", createElement("code", "rule", rule)),
      createElement("p", "wrong", message),
      createElement("p", "", help),
    ),
  );
  return [
    createElement("h3", "", language.say("previewFaults", faults.length)),
    createElement("ul", "faults notice attention", ...items),
  ];
}
