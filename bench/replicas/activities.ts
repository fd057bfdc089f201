import { createNdr } from "../texts";
import { BOT_ID } from "../turns/message-request";
import { toFeedbackId } from "./feedback-row";

/** An activity as Bot Framework sends it, and what is to come of it. */
export interface Activity {
  readonly id: string;
  /** `posted`: the answer is posted to the connector; `in response`: it travels in the HTTP response. */
  readonly answer: "posted" | "in response";
  /** Row of the feedback that this is. */
  readonly feedbackId: string | undefined;
  /** True where no article answers, so that it is counted as a gap. */
  readonly isGap: boolean;
  /** Its JSON; the replica that gets it posts to `serviceUrl`. */
  toBody(serviceUrl: string): string;
}

const ARTICLE = "message-expired";
const FIRST_ID = 1_762_071_247_512;
const TEXTS = Array.from({ length: 16 }, (_, variant) => createNdr(1_000, variant));
const UNKNOWN = "Remote Server returned '550 5.9.99 certificate of the relay refused, access denied'";

/** The activity of this number: of ten, six are pastes, one of them unknown; one takes its answer along; three are presses of a button. */
export function createActivity(number: number): Activity {
  const id = String(FIRST_ID + number);
  const common = {
    id,
    timestamp: new Date(FIRST_ID + number).toISOString(),
    channelId: "msteams",
    from: { id: `29:user-${number}`, name: "Adele Vance" },
    conversation: { conversationType: "personal", id: `a:conversation-${number}` },
    recipient: { id: BOT_ID, name: "Mailflow Medic" },
    locale: "en-GB",
  };
  const kind = number % 10;
  if (kind >= 7) {
    const press = { ...common, replyToId: `answer-${number}` };
    const data = {
      format: 1,
      verb: "feedback",
      article: ARTICLE,
      locale: "en",
      helped: number % 3 > 0,
      claim: "identified",
    };
    // Clients without Universal Actions send the button's data as a message; the answer to that is posted.
    const isMessage = kind === 9;
    return toActivity(
      isMessage
        ? { ...press, type: "message", value: data }
        : {
            ...press,
            type: "invoke",
            name: "adaptiveCard/action",
            value: { action: { type: "Action.Execute", verb: "feedback", data }, trigger: "manual" },
          },
      { id, answer: isMessage ? "posted" : "in response", isGap: false, feedbackId: toFeedbackId(press, ARTICLE) },
    );
  }
  const isGap = kind === 5;
  const text = isGap ? UNKNOWN : (TEXTS[number % TEXTS.length] ?? "");
  const message = { ...common, type: "message", text, textFormat: "plain" };
  return kind === 6
    ? toActivity(
        { ...message, deliveryMode: "expectReplies" },
        { id, answer: "in response", isGap, feedbackId: undefined },
      )
    : toActivity(message, { id, answer: "posted", isGap, feedbackId: undefined });
}

function toActivity(fields: object, expected: Omit<Activity, "toBody">): Activity {
  return { ...expected, toBody: (serviceUrl) => JSON.stringify({ ...fields, serviceUrl }) };
}
