import { createActivity } from "./activities";
import type { Connector } from "./connector";
import { postJson } from "./http";
import type { Replica } from "./replica";

/** Code that runs for the hundredth time is not compiled yet: a new replica would meet its share of the load half asleep. */
const TURNS = 800;
const AT_ONCE = 4;
const LIMIT_MS = 15_000;
/** Numbers of activities that no load comes to. */
const FIRST = 10_000_000;

/** Asks a replica about pastes that leave nothing behind. */
export async function warmUp(replica: Replica, connector: Connector): Promise<void> {
  let next = 0;
  const ask = async (): Promise<void> => {
    while (next < TURNS) {
      const activity = createActivity(FIRST + replica.port * TURNS * 10 + next * 10);
      next += 1;
      await postJson(replica.port, "/api/messages", activity.toBody(connector.urlFor("warm-up")), LIMIT_MS);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
}
