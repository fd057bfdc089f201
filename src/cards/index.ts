export { CARD_CONTENT_TYPE, CARD_VERSION, SCHEMA_URL, type AdaptiveCard, type CardElement } from "./adaptive-card";
