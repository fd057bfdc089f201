export { CARD_VERSION, type AdaptiveCard, type CardElement } from "./adaptive-card";
export { buildAnswerCard } from "./answer-card";
export { toCardText } from "./card-text";
export { buildFailedCard, buildWelcomeCard } from "./plain-cards";
