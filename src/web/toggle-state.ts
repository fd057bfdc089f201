import type { Action, AdaptiveCard } from "adaptivecards";

function isOpen(card: AdaptiveCard, action: Action): boolean | undefined {
  if (!(action instanceof AdaptiveCards.ToggleVisibilityAction)) return undefined;
  return Object.keys(action.targetElements).some((id) => card.getElementById(id)?.isVisible === true);
}

/** Tells assistive technology which buttons open something, and whether it is open now. */
export function showToggleState(card: AdaptiveCard): void {
  for (const action of card.getAllActions()) {
    const open = isOpen(card, action);
    if (open !== undefined) action.renderedElement?.setAttribute("aria-expanded", String(open));
  }
}
