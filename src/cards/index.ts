export { CARD_CONTENT_TYPE, CARD_VERSION, SCHEMA_URL, type AdaptiveCard, type CardElement } from "./adaptive-card";
export { buildAnswerCard } from "./answer-card";
export { toCardText } from "./card-text";
export { buildFailedCard, buildWelcomeCard } from "./plain-cards";
