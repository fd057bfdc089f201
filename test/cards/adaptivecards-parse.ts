import type * as AdaptiveCardsModule from "adaptivecards";

// The package's main entry is ESM without a type, which Node cannot load; the bundle is what browsers load, too.
const AdaptiveCards = jest.requireActual<typeof AdaptiveCardsModule>("adaptivecards/dist/adaptivecards.js");

/** Teams knows CodeBlock; the package does not, until it is told (the local page does the same). */
class CodeBlock extends AdaptiveCards.CardElement {
  getJsonTypeName(): string {
    return "CodeBlock";
  }

  protected internalRender(): undefined {
    return undefined;
  }
}
AdaptiveCards.GlobalRegistry.elements.register("CodeBlock", CodeBlock);

/** Parses a card with the adaptivecards package and gives every event it raised, in words; [] means flawless. */
export function parseEvents(card: object): string[] {
  const context = new AdaptiveCards.SerializationContext();
  const parsed = new AdaptiveCards.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const validation = parsed.validateProperties();
  return [...events, ...validation.validationEvents.map(({ message }) => message)];
}
