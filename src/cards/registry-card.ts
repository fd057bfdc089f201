import type { Diagnosis } from "../diagnosis";
import { stringsFor, type Strings } from "../locale";
import { registryKeysOf, TLS12_KEYS, toRegText, type RegistryCheck } from "../remedy";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { bullets, heading, linkRun, paragraph, run } from "./blocks";
import { buildCard } from "./build-card";
import { buildCheckTables, isSchannelName } from "./registry-tables";
import { buildNext, hasMissing, toNeed } from "./registry-steps";
import { buildRegistry, buildRollback, section, type StepContext } from "./steps";

type Checked = Extract<Diagnosis, { kind: "registry" }>;
type Registry = Strings["registry"];

const STYLES = {
  ok: "good",
  "not-ok": "attention",
  partly: "attention",
  undecided: "warning",
  unreadable: "warning",
} as const;

/** The card of pasted registry state: the verdict, what was found beside what is expected, the file that repairs it, what to do next. */
export function buildRegistryCard(
  diagnosis: Checked,
  context: Pick<StepContext, "locale" | "downloadBaseUrl">,
): AdaptiveCard {
  const { check, fix, proof, candidates } = diagnosis;
  const { locale } = context;
  const strings = stringsFor(locale);
  const { registry } = strings;
  const title = toTitle(check, registry);
  const others = candidates.filter(({ article }) => article.id !== fix?.id);
  const body: CardElement[] = [
    {
      type: "Container",
      style: STYLES[check.overall],
      items: [paragraph([run(registry.label, { isSubtle: true })]), heading(title, "Large", "None")],
    },
    ...bullets(toNotes(check, registry).map((note) => [run(note)])),
    ...buildCheckTables(check, strings),
    ...section(registry.next, buildNext(check, proof?.line, strings)),
    ...(toNeed(check) === "change" || hasMissing(check) ? buildRepair(fix, context, strings) : []),
    ...section(
      strings.others,
      bullets(others.map(({ article }) => [run(article.title[locale], { weight: "Bolder" })])),
    ),
    ...section(strings.links, bullets((fix?.references ?? []).map((link) => [linkRun(link.title, link.url)]))),
  ];
  return buildCard(body, `${registry.label}: ${title}`);
}

/** The file that sets the values, and the way back from it. */
function buildRepair(
  fix: Checked["fix"],
  { downloadBaseUrl }: Pick<StepContext, "downloadBaseUrl">,
  strings: Strings,
): CardElement[] {
  const { fileTitle, wayBack, wayBackText } = strings.registry;
  const file = toRegText(fix === undefined ? TLS12_KEYS : registryKeysOf(fix));
  const undo =
    fix === undefined ? [] : [paragraph([run(wayBackText)]), ...buildRollback(fix, { downloadBaseUrl }, strings)];
  return [
    ...section(fileTitle, buildRegistry(fix, file, false, "registry", { detail: "full", downloadBaseUrl }, strings)),
    ...section(wayBack, undo),
  ];
}

function toTitle({ overall, sides }: RegistryCheck, { titles }: Registry): string {
  return overall === "partly" ? titles[sides.Client === "off" ? "Client" : "Server"] : titles[overall];
}

function toNotes(check: RegistryCheck, { notes, sides }: Registry): string[] {
  const { overall, values, windows, notAsked, isImportable } = check;
  const isSideHidden = values.length > 0 && values.every(({ side, name }) => side === null && isSchannelName(name));
  const version = windows.version ?? "";
  const byDefault = { unknown: notes.defaultUnknown, on: notes.defaultOn(version), off: notes.defaultOff(version) };
  return [
    ...(overall === "ok" ? [notes.configurationOnly] : []),
    ...(isSideHidden ? [notes.sideMissing] : []),
    ...(hasMissing(check) ? [byDefault[windows.default]] : []),
    ...(notAsked.length > 0 ? [notes.notAsked(notAsked.map((side) => sides[side]).join("; "))] : []),
    ...(isImportable === false ? [notes.notImportable] : []),
  ];
}
