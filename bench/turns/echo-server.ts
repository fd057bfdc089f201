import { readFileSync } from "node:fs";
import {
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from "botbuilder";
import restify from "restify";

/**
 * The echo bot of the SDK's samples (BotBuilder-Samples, 02.echo-bot), which answers with a card of the same size as ours.
 * It is what everything is compared with, so nothing in it is tuned. ECHO_CARD names the file with the card, and the variables
 * of the SDK switch sign-in on.
 */
const settings: ConfigurationBotFrameworkAuthenticationOptions = process.env;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings));
const card: unknown = JSON.parse(readFileSync(process.env["ECHO_CARD"] ?? "", "utf8"));

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity({ type: "message", attachments: [CardFactory.adaptiveCard(card)] });
      await next();
    });
  }
}

const bot = new EchoBot();
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post("/api/messages", async (request: restify.Request, response: restify.Response) => {
  // Changes nothing: the SDK's types want to know that a method is there.
  await adapter.process(Object.assign(request, { method: "POST" }), response, (context) => bot.run(context));
});
server.get("/readyz", (_request: restify.Request, response: restify.Response, next: restify.Next) => {
  response.send({ status: "ready" });
  next();
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`ready: ${server.url}/\n`);
});
