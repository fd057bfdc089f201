import { buildArticleCard, type CardSection } from "../cards";
import {
  createImageCompiler,
  diagnose,
  explain,
  openKnowledge,
  type Candidate,
  type CompiledKnowledge,
  type Diagnosis,
  type Reason,
} from "../diagnosis";
import type { Article, KnowledgeProblem, LiveKnowledge, LoadedArticle } from "../knowledge";
import type { Locale } from "../locale";
import { readPaste } from "../paste";
import type { Preview, PreviewedCandidate, PreviewedVerdict } from "./preview";

/** What a preview is made of. */
export interface PreviewOptions {
  /** The folder's files, also those that are not served. */
  readonly live: Pick<LiveKnowledge<unknown>, "files" | "problems" | "onChange">;
  /** Names a fault's file as the people who edit it know it. */
  readonly toShown: (problem: KnowledgeProblem) => KnowledgeProblem;
  readonly downloadBaseUrl: () => string | undefined;
}

/** Shows the files as they stand. Cards are drawn and a base is compiled only when somebody asks. */
export function createPreview({ live, toShown, downloadBaseUrl }: PreviewOptions): Preview {
  const compile = createImageCompiler({ servesDrafts: true });
  let compiled: { readonly from: typeof live.files; readonly knowledge: CompiledKnowledge } | undefined;

  function knowledge(): CompiledKnowledge {
    const from = live.files;
    if (compiled?.from !== from)
      compiled = { from, knowledge: openKnowledge(compile(from.flatMap((file) => shownArticle(file) ?? []))) };
    return compiled.knowledge;
  }

  function drawCards(article: Article, locale: Locale) {
    const draw = (section: CardSection) =>
      buildArticleCard({
        view: { article: article.id, locale, section, rivals: [], lines: [] },
        article,
        rivals: [],
        downloadBaseUrl: downloadBaseUrl(),
      });
    return { summary: draw("summary"), steps: draw("steps"), evidence: draw("evidence") };
  }

  return {
    list() {
      const { files, problems } = live;
      return {
        files: files.map((file) => {
          const { title, status } = shownArticle(file) ?? { title: null, status: null };
          return { id: file.name, title, status, faults: file.problems.length };
        }),
        problems: files.length === 0 ? problems.map(toShown) : [],
      };
    },
    article(id) {
      const file = live.files.find(({ name }) => name === id);
      if (file === undefined) return undefined;
      const article = shownArticle(file);
      return {
        id,
        status: article?.status ?? null,
        faults: file.problems.map(toShown),
        cards: article === undefined ? null : { en: drawCards(article, "en"), "zh-CN": drawCards(article, "zh-CN") },
      };
    },
    async diagnose(text) {
      const paste = await readPaste(text);
      const base = knowledge();
      const diagnosis = diagnose(paste, base);
      const placed = placesIn(diagnosis);
      return {
        kind: diagnosis.kind,
        sources: [...paste.sources],
        replies: paste.facts.replies.flatMap(({ replyCode, enhancedCode }) => {
          const codes = [replyCode, enhancedCode].filter((code) => code !== undefined);
          return codes.length === 0 ? [] : codes.join(" ");
        }),
        candidates: explain(paste, base).flatMap(({ id, lostBy, reasons }): PreviewedCandidate[] => {
          const article = base.articles.get(id);
          if (article === undefined) return [];
          const { title, status } = article;
          const { place, confidence } = placed.get(id) ?? { place: "unnamed", confidence: null };
          return [
            { id, title, status, place, confidence, lostBy: lostBy ?? null, reasons: reasons.map(toShownReason) },
          ];
        }),
        questions: diagnosis.kind === "ambiguous" ? diagnosis.questions.map(({ text: ask }) => ask) : [],
        faulty: live.files.flatMap(({ name, problems }) => (problems.length > 0 ? name : [])),
      };
    },
    onChange: (listener) => live.onChange(listener),
  };
}

/** The article of a file; of one with faults, as it last was without. */
function shownArticle({ article, lastGood }: LoadedArticle): Article | undefined {
  return article ?? lastGood;
}

type Place = Pick<PreviewedCandidate, "place" | "confidence">;

/** What the reader is told of each article that is named to them. */
function placesIn(diagnosis: Diagnosis): ReadonlyMap<string, Place> {
  if (diagnosis.kind !== "identified" && diagnosis.kind !== "ambiguous") return new Map();
  const at = (place: Place["place"], candidates: readonly Candidate[]): [string, Place][] =>
    candidates.map(({ article, confidence }) => [article.id, { place, confidence }]);
  const { problem, rivals, others } = diagnosis;
  return new Map([...at("answer", [problem]), ...at("rival", rivals), ...at("other", others)]);
}

/** A line once, however many of a set's conditions it fulfils. */
function toShownReason({
  role,
  name,
  weight,
  findings,
}: Reason): PreviewedVerdict["candidates"][number]["reasons"][number] {
  const lines = new Map(findings.map(({ line, text }) => [line, { line, text }]));
  return { role, name, weight, lines: [...lines.values()] };
}
