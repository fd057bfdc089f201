import type { UnusableReason } from "../diagnosis";
import { stringsFor, type Locale, type Strings } from "../locale";
import type { AdaptiveCard } from "./adaptive-card";
import { bullets, heading, paragraph, run } from "./blocks";
import { buildCard } from "./build-card";
import { section } from "./steps";

/** Greets, says what the product does, and what to paste. Also the answer to "help". */
export function buildWelcomeCard(locale: Locale): AdaptiveCard {
  const { welcome } = stringsFor(locale);
  return buildCard(
    [
      heading(welcome.title, "Large", "None"),
      paragraph([run(welcome.text)]),
      ...section(welcome.whatToPaste, bullets(welcome.kinds.map((kind) => [run(kind)]))),
      ...section(
        welcome.commands,
        bullets(
          welcome.commandList.map(([command = "", does = ""]) => [
            run(command, { fontType: "Monospace" }),
            run(`  ${does}`),
          ]),
        ),
      ),
      paragraph([run(welcome.languages, { isSubtle: true, size: "Small" })], { spacing: "Medium" }),
    ],
    welcome.title,
  );
}

/** Says that there was nothing to diagnose, and what to paste. */
export function buildUnusableCard(reason: UnusableReason, locale: Locale): AdaptiveCard {
  const strings = stringsFor(locale);
  const { title, text } = strings.unusable[reason];
  return buildCard(
    [
      heading(title, "Medium", "None"),
      paragraph([run(text)]),
      ...section(strings.welcome.whatToPaste, bullets(strings.welcome.kinds.map((kind) => [run(kind)]))),
    ],
    title,
  );
}

/** Says why a file was not read, and what to do instead. */
export function buildFileRefusedCard(reason: keyof Strings["files"]["refusals"], locale: Locale): AdaptiveCard {
  const { files } = stringsFor(locale);
  const { title, text } = files.refusals[reason];
  return buildCard(
    [
      heading(title, "Medium", "None"),
      paragraph([run(text)]),
      paragraph([run(files.types, { isSubtle: true })], { spacing: "Medium" }),
    ],
    title,
  );
}

/** Says that the product itself failed. */
export function buildFailedCard(locale: Locale): AdaptiveCard {
  const { failed } = stringsFor(locale);
  return buildCard([heading(failed.title, "Medium", "None"), paragraph([run(failed.text)])], failed.title);
}
