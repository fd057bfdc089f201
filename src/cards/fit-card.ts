import type { AdaptiveCard } from "./adaptive-card";

/** Teams refuses messages above some 28 KB; what a channel adds around the card has to fit in as well. */
const CARD_BYTES = 20_000;

/** How much a card says twice. `brief` leaves out what stands elsewhere on the card in other words. */
export type Detail = "full" | "brief";

/** The card in full where it fits, else the brief one. */
export function fitCard(draw: (detail: Detail) => AdaptiveCard): AdaptiveCard {
  const card = draw("full");
  return new TextEncoder().encode(JSON.stringify(card)).length < CARD_BYTES ? card : draw("brief");
}
