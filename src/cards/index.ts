export { CARD_VERSION, type AdaptiveCard, type CardElement } from "./adaptive-card";
export { buildAnswerCard } from "./answer-card";
export { buildArticleCard } from "./article-card";
export { parseActionData, toActionData, type CardActionRequest, type CardSection, type CardView } from "./card-action";
export { toCardSummary, toCardText } from "./card-text";
export { buildFailedCard, buildFileRefusedCard, buildWelcomeCard } from "./plain-cards";
export { buildSearchCard, MOST_LISTED, viewOf } from "./search-card";
export { buildStatusCard, type KnowledgeStatus } from "./status-card";
