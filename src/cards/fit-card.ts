import type { AdaptiveCard } from "./adaptive-card";
import { jsonBytes } from "../kept-json";

/** Teams refuses messages above some 28 KB; what a channel adds around the card has to fit in as well. */
const CARD_BYTES = 20_000;

/** How much a card says twice. `brief` leaves out what stands elsewhere on the card in other words. */
export type Detail = "full" | "brief";

/** The card in full where it fits, else the brief one. `leastBytes`: what is known to stand on the full one. */
export function fitCard(draw: (detail: Detail) => AdaptiveCard, leastBytes = 0): AdaptiveCard {
  if (leastBytes >= CARD_BYTES) return draw("brief");
  const card = draw("full");
  return jsonBytes(card) < CARD_BYTES ? card : draw("brief");
}
