import { CARD_VERSION, SCHEMA_URL, type AdaptiveCard, type CardAction, type CardElement } from "./adaptive-card";

/** Wraps a body into a card. `summary` is what notifications, screen readers and clients without cards get. */
export function buildCard(
  body: readonly CardElement[],
  summary: string,
  actions: readonly CardAction[] = [],
): AdaptiveCard {
  return {
    type: "AdaptiveCard",
    $schema: SCHEMA_URL,
    version: CARD_VERSION,
    fallbackText: summary,
    speak: summary,
    msteams: { width: "full" },
    body,
    ...(actions.length === 0 ? {} : { actions }),
  };
}
