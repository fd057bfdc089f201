import { createServer } from "node:http";

/** Bot Framework's side that answers are posted to: it remembers which replica answered which activity. */
export interface Connector {
  /** Where a replica of this name posts to. */
  urlFor(replica: string): string;
  /** Names of the replicas that answered an activity, in order. */
  answersTo(activityId: string): readonly string[];
  stop(): void;
}

const ANSWER = /^\/(?<replica>[^/]+)\/v3\/conversations\/[^/]+\/activities\/(?<id>[^/?]+)/u;

/** Starts it on this machine. */
export async function startConnector(): Promise<Connector> {
  const answers = new Map<string, string[]>();
  let sent = 0;
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      const { replica = "", id = "" } = ANSWER.exec(request.url ?? "")?.groups ?? {};
      const activity = decodeURIComponent(id);
      answers.set(activity, [...(answers.get(activity) ?? []), replica]);
      sent += 1;
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify({ id: `sent-${sent}` }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return {
    urlFor: (replica) => `http://127.0.0.1:${port}/${replica}/`,
    answersTo: (activityId) => answers.get(activityId) ?? [],
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
