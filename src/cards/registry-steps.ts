import type { Strings } from "../locale";
import { TLS12_BACKUP, TLS12_CHECK, type RegistryCheck } from "../remedy";
import type { CardElement } from "./adaptive-card";
import { paragraph, run, verbatim } from "./blocks";
import { label } from "./steps";

/** What a send connector's protocol log says when TLS 1.2 is used. */
const PROOF = "SP_PROT_TLS1_2_CLIENT negotiation succeeded";

/** What is needed next: a log line that proves it, the values changed, or output that decides. */
type Need = "proof" | "change" | "output";

/** What a check calls for. */
export function toNeed(check: RegistryCheck): Need {
  if (check.overall === "undecided") return "output";
  return check.overall === "ok" && !hasMissing(check) ? "proof" : "change";
}

/** Tells whether any value is absent. */
export function hasMissing({ values }: RegistryCheck): boolean {
  return values.some(({ verdict }) => verdict === "missing");
}

type NextStep = readonly [text: string, details: readonly CardElement[]];

/** Save, change, restart, check again, prove; what is not called for is left out. `provenBy` is the line of a log that proves it. */
export function buildNext(check: RegistryCheck, provenBy: number | undefined, strings: Strings): CardElement[] {
  const { steps, notes, proven } = strings.registry;
  const need = toNeed(check);
  if (need === "proof" && provenBy !== undefined) return [paragraph([run(proven(provenBy))])];
  const command = ({ shell, text }: typeof TLS12_CHECK): CardElement[] => [
    label(strings.shells[shell]),
    verbatim(text),
  ];
  const restart: NextStep = [steps.restart, []];
  const checkAgain: NextStep = [steps.checkAgain, command(TLS12_CHECK)];
  const prove: NextStep = [steps.paste, [verbatim(PROOF)]];
  const lists: Readonly<Record<Need, readonly NextStep[]>> = {
    proof: [restart, prove],
    output: [checkAgain, prove],
    change: [[steps.save, command(TLS12_BACKUP)], [steps.apply, []], restart, checkAgain, prove],
  };
  const isSetWrong = check.values.some(({ verdict }) => verdict === "wrong");
  return [
    ...lists[need].flatMap(([text, details], index) => [
      paragraph([run(`${index + 1}.  `, { weight: "Bolder" }), run(text)], { spacing: "Medium" }),
      ...details,
    ]),
    ...(isSetWrong ? [paragraph([run(notes.fallsBack, { isSubtle: true })], { spacing: "Medium" })] : []),
  ];
}
