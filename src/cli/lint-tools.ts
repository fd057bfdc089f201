import { buildAnswerCard } from "../cards";
import { compileKnowledge, diagnose, explain, type Candidate, type Diagnosis } from "../diagnosis";
import type { Article, Claim, LintOptions, LintTools, Verdict } from "../knowledge";
import { readPaste, squeeze } from "../paste";
import { toRegText } from "../remedy";

/** What lint and check need from the other rooms. */
export const LINT_OPTIONS: Omit<LintOptions, "today"> = { createTools };

/** Tools for articles under test. Drafts are tested as if they were served: a draft is to be right before it is published. */
export function createTools(articles: readonly Article[]): LintTools {
  const knowledge = compileKnowledge(articles, { servesDrafts: true });
  const verdicts = new Map<string, Promise<Verdict>>();

  async function work(text: string): Promise<Verdict> {
    const paste = await readPaste(text);
    const explanations = explain(paste, knowledge);
    const diagnosis = diagnose(paste, knowledge);
    const { rivals, others } = claimedBy(diagnosis);
    const toClaim = (id: string, isRival: boolean): Claim => {
      const { reasons = [], level = 0 } = explanations.find((explanation) => explanation.id === id) ?? {};
      return {
        id,
        isRival,
        level,
        signatures: reasons.filter(({ role }) => role === "signature").map(({ name }) => name),
      };
    };
    return {
      kind: diagnosis.kind,
      claims: [...rivals.map((id) => toClaim(id, true)), ...others.map((id) => toClaim(id, false))],
      fired: new Map(
        explanations.map(({ id, reasons }) => [
          id,
          reasons.filter(({ role }) => role === "signature").map(({ name }) => name),
        ]),
      ),
    };
  }

  return {
    diagnose(text) {
      const known = verdicts.get(text);
      if (known !== undefined) return known;
      const verdict = work(text);
      verdicts.set(text, verdict);
      return verdict;
    },
    squeeze,
    toRegText,
    cardBytes(article, locale) {
      const candidate = { article, confidence: "certain", evidence: [] } as const;
      const facts = { replies: [], recipients: [], hosts: [], tlsVersions: [] };
      const card = buildAnswerCard(
        { kind: "ambiguous", problem: candidate, rivals: [], others: [], facts, questions: article.questions },
        locale,
        "https://medic.example.com",
      );
      return Buffer.byteLength(JSON.stringify(card));
    },
  };
}

/** Ids of the first answer and its rivals, and of what else the text holds. */
function claimedBy(diagnosis: Diagnosis): { rivals: string[]; others: string[] } {
  const idsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ article }) => article.id);
  switch (diagnosis.kind) {
    case "identified":
    case "ambiguous":
      return { rivals: idsOf([diagnosis.problem, ...diagnosis.rivals]), others: idsOf(diagnosis.others) };
    case "registry":
      return { rivals: idsOf(diagnosis.candidates), others: [] };
    case "unknown":
    case "unusable":
      return { rivals: [], others: [] };
  }
}
