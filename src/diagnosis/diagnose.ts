import type { Paste } from "../paste";
import type { CompiledKnowledge } from "./open-knowledge";
import type { Candidate, Diagnosis, Question } from "./diagnosis";
import { articlesConcerned, findFuzzilyIn, findIn, type Finds } from "./match";
import { candidatesOfState, checkPaste, isRegistryState } from "./registry-diagnosis";
import { compareRanked, confidenceOf, LEVEL, weigh, type Ranked } from "./rank";
import { createSetMatcher } from "./set-matcher";
import { toUnanswered } from "./to-unanswered";

/** Most rivals shown beside the first. */
const MOST_RIVALS = 8;

/**
 * Says what a paste most probably means. Pure and total: the same paste and knowledge give the same answer. The Windows
 * release ("2008 R2"), where somebody told it, decides what absent registry values mean.
 */
export function diagnose(paste: Paste, knowledge: CompiledKnowledge, windowsVersion?: string): Diagnosis {
  if (paste.search.text.length === 0 && paste.facts.headers === undefined) return { kind: "unusable", reason: "empty" };
  const ranked = rankPaste(paste, knowledge);
  const standing = ranked.filter((candidate) => isClaimable(candidate, paste));
  const check = checkPaste(paste, windowsVersion);
  if (check !== undefined && isRegistryState(paste, standing, check)) {
    const proof = paste.marks.get("tls12-negotiated");
    const fix = knowledge.index.registryFix();
    return {
      kind: "registry",
      check,
      ...(proof === undefined ? {} : { proof }),
      ...(fix === undefined ? {} : { fix }),
      candidates: candidatesOfState(paste, standing).slice(0, MOST_RIVALS).map(toCandidate),
      facts: paste.facts,
    };
  }
  const ruledOut = ranked.filter((candidate) => candidate.ruledOut);
  const diagnosis = conclude(paste, standing, ruledOut);
  return check === undefined || diagnosis.kind === "unusable" ? diagnosis : { check, ...diagnosis };
}

/** Tells whether the evidence is enough to name this article at all. */
export function isClaimable({ ruledOut, codesOnly, level }: Ranked, paste: Paste): boolean {
  if (paste.marks.has("another-service-only")) return false;
  return !ruledOut && (!codesOnly || level > LEVEL.weak || isCodeTalk(paste));
}

/** Longest squeezed text that is nothing but a code and a word or two around it. */
const BARE_CODE = 40;

/** A number in dots alone may be a version or a part: a code of several meanings counts where a reply, a report or nothing else stands. */
function isCodeTalk({ facts, sources, marks, search }: Paste): boolean {
  return (
    facts.replies.some(({ replyCode }) => replyCode !== undefined) ||
    !sources.has("prose") ||
    marks.has("mail-named") ||
    search.text.length <= BARE_CODE
  );
}

/** Every article with a fired signature in its order, those that a fact rules out among them. */
export function rankPaste(paste: Paste, knowledge: CompiledKnowledge): Ranked[] {
  const finds = findIn(paste, knowledge);
  const exact = rankAll(finds, knowledge);
  return exact.some(({ codesOnly }) => !codesOnly) ? exact : rankAll(findFuzzilyIn(finds, knowledge), knowledge);
}

function rankAll(finds: Finds, knowledge: CompiledKnowledge): Ranked[] {
  const matcher = createSetMatcher(finds);
  const ranked: Ranked[] = [];
  for (const compiled of articlesConcerned(finds, knowledge)) {
    const weighed = weigh(compiled, matcher);
    if (weighed !== undefined) ranked.push(weighed);
  }
  return ranked.sort(compareRanked);
}

function conclude(
  paste: Paste,
  standing: readonly Ranked[],
  ruledOut: readonly Ranked[],
): Exclude<Diagnosis, { kind: "registry" }> {
  const { facts } = paste;
  const [first, ...rest] = standing;
  if (first === undefined) {
    const isMailTalk =
      facts.replies.length > 0 || ruledOut.length > 0 || [...paste.sources].some((source) => source !== "prose");
    if (!isMailTalk) return { kind: "unusable", reason: "nothing-technical" };
    const nearest = ruledOut.slice(0, MOST_RIVALS).map(toCandidate);
    const isHeadersOnly = facts.headers !== undefined && facts.replies.length === 0 && nearest.length === 0;
    return { kind: "unknown", nearest, facts, ...(isHeadersOnly ? {} : { unanswered: toUnanswered(paste) }) };
  }
  const rivals = rest.filter((candidate) => isRival(first, candidate)).slice(0, MOST_RIVALS);
  const others = rest.filter((candidate) => !rivals.includes(candidate)).slice(0, MOST_RIVALS);
  const shown = {
    problem: toCandidate(first),
    rivals: rivals.map(toCandidate),
    others: others.map(toCandidate),
    facts,
  };
  const isProven = first.level >= LEVEL.conclusive && !rivals.some((rival) => rival.level >= first.level);
  return isProven || (rivals.length === 0 && first.level >= LEVEL.strong)
    ? { kind: "identified", ...shown }
    : { kind: "ambiguous", ...shown, questions: questionsFor([first, ...rivals]) };
}

/** Rivals explain the same words (or, where no words were matched, the same codes); others explain something else in the paste. */
function isRival(first: Ranked, other: Ranked): boolean {
  if (first.spans.length === 0 || other.spans.length === 0) return true;
  return first.spans.some((a) => other.spans.some((b) => a.start < b.end && b.start < a.end));
}

/** The first candidate's questions that decide between it and its rivals; a rival's where the first asks nothing. */
function questionsFor(candidates: readonly Ranked[]): Question[] {
  const ids = new Set(candidates.map(({ article }) => article.id));
  for (const { article } of candidates) {
    const questions = article.questions.filter(({ decides }) => decides.some((id) => id !== article.id && ids.has(id)));
    if (questions.length > 0) return questions;
  }
  return candidates[0]?.article.questions.slice(0, 1) ?? [];
}

function toCandidate(ranked: Ranked): Candidate {
  const { article, level, ruledOut } = ranked;
  const ruledOutBy = ruledOut ? ranked.ruledOutBy() : undefined;
  const candidate = { article, confidence: confidenceOf(level), evidence: ranked.evidence() };
  return ruledOutBy === undefined ? candidate : { ruledOutBy, ...candidate };
}
