import type { Article } from "../knowledge";
import { stringsFor, type Locale } from "../locale";
import type { CardElement, CopyField, ToggleVisibilityAction } from "./adaptive-card";
import { paragraph, run } from "./blocks";
import { section } from "./steps";

/** Who has to act; behind buttons the text to forward to them, and the note for a ticket. */
export function buildWhoActs({ whoActs }: Article, ticketNote: string, locale: Locale): CardElement[] {
  const strings = stringsFor(locale);
  const roles = whoActs.roles.map((role) => strings.roles[role]).join(strings.listSeparator);
  const texts = [
    { id: "forward-text", title: strings.forwardText, value: whoActs.forward[locale] },
    { id: "ticket-note", title: strings.note.title, value: ticketNote },
  ];
  return section(strings.whoActs, [
    paragraph([run(roles)]),
    {
      type: "ActionSet",
      spacing: "Small",
      actions: texts.map(({ id, title }): ToggleVisibilityAction => ({
        type: "Action.ToggleVisibility",
        title,
        targetElements: [id],
      })),
    },
    ...texts.map(({ id, title, value }): CopyField => ({
      type: "Input.Text",
      id,
      label: title,
      isMultiline: true,
      value,
      isVisible: false,
    })),
  ]);
}
