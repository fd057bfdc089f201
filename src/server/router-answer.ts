import { toErrorAnswer, type HttpAnswer } from "./http-answer";

/** Turns what the router threw into an answer of ours; its own messages repeat the address they were given. */
export function toRouterAnswer(error: unknown): HttpAnswer {
  const status = typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : 500;
  switch (status) {
    case 404:
      return toErrorAnswer(404, "NOT_FOUND", "There is nothing at this address.");
    case 405:
      return toErrorAnswer(405, "METHOD_NOT_ALLOWED", "This address does not take that method.");
    default:
      return toErrorAnswer(500, "INTERNAL", "The request could not be processed.");
  }
}
