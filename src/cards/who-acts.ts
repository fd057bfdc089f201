import type { Article } from "../knowledge";
import { stringsFor, type Locale, type Strings } from "../locale";
import type { CardElement, CopyField, ToggleVisibilityAction } from "./adaptive-card";
import { paragraph, run } from "./blocks";
import { section } from "./steps";
import { toRoles } from "./ticket-note";

const IDS = { forward: "forward-text", note: "ticket-note" } as const;

/** Who has to act; behind buttons the text to forward to them, and the note for a ticket, whose field follows. */
export function buildWhoActs({ whoActs }: Article, locale: Locale): CardElement[] {
  const strings = stringsFor(locale);
  return section(strings.whoActs, [
    paragraph([run(toRoles(whoActs.roles, strings))]),
    {
      type: "ActionSet",
      spacing: "Small",
      actions: [unfold(strings.forwardText, IDS.forward), unfold(strings.note.title, IDS.note)],
    },
    foldedText(IDS.forward, strings.forwardText, whoActs.forward[locale]),
  ]);
}

/** The field of the ticket note, behind its button among {@link buildWhoActs}. */
export function buildNoteField(note: string, { note: { title } }: Strings): CardElement {
  return foldedText(IDS.note, title, note);
}

function unfold(title: string, id: string): ToggleVisibilityAction {
  return { type: "Action.ToggleVisibility", title, targetElements: [id] };
}

function foldedText(id: string, label: string, value: string): CopyField {
  return { type: "Input.Text", id, label, isMultiline: true, value, isVisible: false };
}
