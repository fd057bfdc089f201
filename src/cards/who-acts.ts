import type { Article } from "../knowledge";
import { stringsFor, type Locale } from "../locale";
import type { CardElement } from "./adaptive-card";
import { paragraph, run } from "./blocks";
import { section } from "./steps";

/** Who has to act, and the text to forward to them behind a button. */
export function buildWhoActs({ whoActs }: Article, locale: Locale): CardElement[] {
  const strings = stringsFor(locale);
  const roles = whoActs.roles.map((role) => strings.roles[role]).join(strings.listSeparator);
  const id = "forward-text";
  return section(strings.whoActs, [
    paragraph([run(roles)]),
    {
      type: "ActionSet",
      spacing: "Small",
      actions: [{ type: "Action.ToggleVisibility", title: strings.forwardText, targetElements: [id] }],
    },
    {
      type: "Input.Text",
      id,
      label: strings.forwardText,
      isMultiline: true,
      value: whoActs.forward[locale],
      isVisible: false,
    },
  ]);
}
