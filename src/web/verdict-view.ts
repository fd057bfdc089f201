import { toArticleLink } from "./article-link.js";
import { createElement } from "./create-element.js";
import type { Language } from "./language.js";
import type { StringKey } from "./page-strings.js";
import type { Candidate, Reason, Verdict } from "./preview-data.js";
import { createMarks } from "./status-marks.js";

type Names = Readonly<Record<string, StringKey>>;

const KINDS: Names = {
  identified: "verdictIdentified",
  ambiguous: "verdictAmbiguous",
  unknown: "verdictUnknown",
  unusable: "verdictUnusable",
};
const PLACES: Names = { answer: "placeAnswer", rival: "placeRival", other: "placeOther", unnamed: "placeUnnamed" };
const CONFIDENCES: Names = {
  certain: "confidenceCertain",
  likely: "confidenceLikely",
  possible: "confidencePossible",
};
const LOST_BY: Names = {
  "ruled-out": "lostRuledOut",
  "not-enough": "lostNotEnough",
  level: "lostLevel",
  support: "lostSupport",
  specificity: "lostSpecificity",
  id: "lostId",
};
const ROLES: Names = { signature: "roleSignature", for: "roleFor", against: "roleAgainst", fuzzy: "roleFuzzy" };

/** What a text leads to: the kind of answer, then every candidate with what speaks for and against it. */
export function createVerdictView(verdict: Verdict, language: Language): readonly HTMLElement[] {
  const { kind, candidates, faulty } = verdict;
  const say = (names: Names, name: string): string => toName(names, name, language);
  return [
    createElement("p", "kind", say(KINDS, kind), " ", createElement("code", "", kind)),
    createFacts(verdict, language),
    ...(faulty.length === 0
      ? []
      : [
          createElement(
            "p",
            "notice warning",
            language.say("previewFaultyTookPart"),
            ...faulty.flatMap((id, index) => [index === 0 ? " " : ", ", createElement("code", "", id)]),
          ),
        ]),
    candidates.length === 0
      ? createElement("p", "", language.say("previewNoCandidates"))
      : createElement("ol", "candidates", ...candidates.map((candidate) => createCandidate(candidate, language))),
  ];
}

function createFacts({ sources, replies, questions }: Verdict, language: Language): HTMLElement {
  const facts: readonly (readonly [StringKey, readonly (Node | string)[]])[] = [
    ["previewReadAs", sources.length === 0 ? [] : [sources.join(", ")]],
    ["previewReplies", replies.length === 0 ? [] : [replies.join(", ")]],
    ["previewAsks", questions.flatMap((question) => [...toProse(question[language.locale]), " "])],
  ];
  return createElement(
    "dl",
    "facts",
    ...facts.flatMap(([key, content]) =>
      content.length === 0 ? [] : [createElement("dt", "", language.say(key)), createElement("dd", "", ...content)],
    ),
  );
}

/** Article text: what stands in `backticks` is exact. */
function toProse(text: string): (Node | string)[] {
  return text.split("`").map((piece, index) => (index % 2 === 1 ? createElement("code", "", piece) : piece));
}

function createCandidate(candidate: Candidate, language: Language): HTMLElement {
  const { id, title, status, place, confidence, lostBy, reasons } = candidate;
  const link = createElement("a", "", title[language.locale]);
  link.href = toArticleLink(id);
  const labels = [
    toName(PLACES, place, language),
    ...(confidence === "" ? [] : [toName(CONFIDENCES, confidence, language)]),
  ];
  return createElement(
    "li",
    `candidate ${place}`,
    createElement(
      "p",
      "marks",
      createElement("span", `mark ${place}`, labels.join(" · ")),
      ...createMarks(status, 0, language),
    ),
    createElement("h3", "", link),
    createElement("p", "", createElement("code", "", id)),
    ...(lostBy === "" ? [] : [createElement("p", "lost", toName(LOST_BY, lostBy, language))]),
    createReasons(reasons, language),
  );
}

function createReasons(reasons: readonly Reason[], language: Language): HTMLElement {
  const head = (["reasonKind", "reasonName", "reasonWeight", "reasonLines"] as const).map((key) => {
    const cell = createElement("th", "", language.say(key));
    cell.scope = "col";
    return cell;
  });
  const rows = reasons.map(({ role, name, weight, lines }) =>
    createElement(
      "tr",
      role,
      createElement("td", "", toName(ROLES, role, language)),
      createElement("td", "", createElement("code", "", name)),
      createElement("td", "", createElement("code", "", weight)),
      createElement(
        "td",
        "lines",
        ...lines.map(({ line, text }) =>
          createElement("p", "", `${language.say("reasonLine", line)} `, createElement("code", "", text)),
        ),
      ),
    ),
  );
  const table = createElement(
    "table",
    "reasons",
    createElement("caption", "visually-hidden", language.say("reasons")),
    createElement("thead", "", createElement("tr", "", ...head)),
    createElement("tbody", "", ...rows),
  );
  // A wide table scrolls by itself, which a keyboard can do only in a focusable, named region.
  const region = createElement("div", "scroll", table);
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", language.say("reasons"));
  return region;
}

/** A name in the page's language; one that this page does not know is shown as it is. */
function toName(names: Names, name: string, language: Language): string {
  const key = names[name];
  return key === undefined ? name : language.say(key);
}
