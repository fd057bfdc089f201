import { INVOKE_RESPONSE_KEY, TurnContext, type Activity, type ResourceResponse } from "botbuilder";

/**
 * The SDK's turn context, which sends without the detour over handlers that nobody registers here.
 *
 * The SDK is compiled for engines without async functions: each of its asynchronous calls makes a generator function of its own,
 * and with it a hidden class in V8's old generation that holds everything the function sees. So the young generation's collector
 * took whole turns for living: each left some 10 KB behind until the next full collection, and took an eighth longer.
 */
export class ReplyContext extends TurnContext {
  override async sendActivity(
    message: string | Partial<Activity>,
    ...spoken: readonly string[]
  ): Promise<ResourceResponse | undefined> {
    if (typeof message === "string") return super.sendActivity(message, ...spoken);
    return (await this.sendActivities([message]))[0];
  }

  override async sendActivities(messages: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const reference = TurnContext.getConversationReference(this.activity);
    const activities = messages.map((message) => {
      const activity = TurnContext.applyConversationReference({ type: "message", ...message }, reference);
      // Ids are given by the channel.
      if (activity.id !== undefined) delete activity.id;
      return activity;
    });
    let responses: ResourceResponse[];
    if (this.activity.deliveryMode === "expectReplies") {
      for (const activity of activities) {
        this.bufferedReplyActivities.push(activity);
        if (activity.type === "invokeResponse") this.turnState.set(INVOKE_RESPONSE_KEY, activity);
      }
      responses = activities.map(() => ({ id: "" }));
    } else {
      responses = await this.adapter.sendActivities(this, activities);
    }
    this.responded = true;
    return responses;
  }
}
