import type { Facts } from "../paste";
import type { RegistryCheck, ValueCheck } from "../remedy";
import type { Candidate, Diagnosis } from "./diagnosis";

/** The machine-readable answer (DESIGN §6): a contract for scripts and ticket systems. */
export interface DiagnosisResult {
  readonly kind: Diagnosis["kind"];
  /** Ranked, the most likely first; empty where nothing is claimed. */
  readonly problems: readonly {
    readonly id: string;
    readonly confidence: Candidate["confidence"];
    readonly evidence: readonly { readonly line: number; readonly text: string }[];
  }[];
  readonly facts: ResultFacts;
  /** Registry state in the paste, checked value by value. */
  readonly registry?: {
    readonly overall: RegistryCheck["overall"];
    readonly values: readonly Pick<ValueCheck, "side" | "name" | "found" | "expected" | "verdict" | "line">[];
  };
}

interface ResultFacts {
  readonly replies: readonly { readonly replyCode?: number; readonly enhancedCode?: string; readonly text: string }[];
  readonly recipients: readonly string[];
  readonly reportingServer: string | null;
  readonly remoteServer: string | null;
  readonly remoteIp: string | null;
  readonly tlsVersions: readonly string[];
}

const NO_FACTS: Facts = { replies: [], recipients: [], hosts: [], tlsVersions: [] };

/** Converts a diagnosis to the JSON that the command line and HTTP give. */
export function toResult(diagnosis: Diagnosis): DiagnosisResult {
  const check = diagnosis.kind === "unusable" ? undefined : diagnosis.check;
  return {
    kind: diagnosis.kind,
    problems: candidatesOf(diagnosis).map(({ article, confidence, evidence }) => ({
      id: article.id,
      confidence,
      evidence: evidence.map(({ line, text }) => ({ line, text })),
    })),
    facts: toResultFacts(diagnosis.kind === "unusable" ? NO_FACTS : diagnosis.facts),
    ...(check === undefined ? {} : { registry: { overall: check.overall, values: check.values.map(toResultValue) } }),
  };
}

function toResultValue({ side, name, found, expected, verdict, line }: ValueCheck): ResultValue {
  return { side, name, found, expected, verdict, ...(line === undefined ? {} : { line }) };
}

type ResultValue = NonNullable<DiagnosisResult["registry"]>["values"][number];

function candidatesOf(diagnosis: Diagnosis): readonly Candidate[] {
  switch (diagnosis.kind) {
    case "identified":
    case "ambiguous":
      return [diagnosis.problem, ...diagnosis.rivals, ...diagnosis.others];
    case "registry":
      return diagnosis.candidates;
    case "unknown":
    case "unusable":
      return [];
  }
}

function toResultFacts(facts: Facts): ResultFacts {
  return {
    replies: facts.replies.map(({ replyCode, enhancedCode, text }) => ({
      text,
      ...(replyCode === undefined ? {} : { replyCode }),
      ...(enhancedCode === undefined ? {} : { enhancedCode }),
    })),
    recipients: facts.recipients,
    reportingServer: facts.reportingServer ?? null,
    remoteServer: facts.remoteServer ?? null,
    remoteIp: facts.remoteIp ?? null,
    tlsVersions: facts.tlsVersions,
  };
}
