import { monitorEventLoopDelay } from "node:perf_hooks";
import path from "node:path";
import { createDiagnoseFile } from "../../src/worker";
import { servedKnowledge } from "../knowledge-base";
import { useThreads } from "./build-thread";
import { createProtocolLog } from "./protocol-log";

const threadPath = path.join(useThreads(), "file-thread.js");

const bounce = Buffer.from("421 4.4.2 Connection dropped due to SocketError");

it("finds the same in a thread as here", async () => {
  const here = createDiagnoseFile({ knowledge: servedKnowledge });
  const there = createDiagnoseFile({ knowledge: servedKnowledge, threadPath, inlineBytes: 0 });
  expect(await there(bounce)).toEqual(await here(bounce));
});

it("reads a small file here", async () => {
  const diagnoseFile = createDiagnoseFile({ knowledge: servedKnowledge, threadPath: "/no/such/thread.js" });
  expect((await diagnoseFile(bounce))?.kind).not.toBe("unusable");
});

it("reads a 20 MB protocol log without holding the event loop up", async () => {
  const log = createProtocolLog(20_000_000);
  servedKnowledge();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const diagnosis = await createDiagnoseFile({ knowledge: servedKnowledge, threadPath })(log);
  delay.disable();
  expect(diagnosis).toMatchObject({ kind: expect.stringMatching(/identified|ambiguous/u) as string });
  expect(JSON.stringify(diagnosis)).toContain("TLS negotiation failed with error SocketError");
  // Reading it here would take more than ten seconds in one piece; handing the job over takes a fraction of one.
  expect(delay.max / 1e6).toBeLessThan(1_500);
}, 120_000);

it("gives up on a file that takes too long", async () => {
  const diagnoseFile = createDiagnoseFile({ knowledge: servedKnowledge, threadPath, inlineBytes: 0, limitMs: 1 });
  expect(await diagnoseFile(bounce)).toBeUndefined();
});

it("answers every file of a rush, two at a time", async () => {
  const diagnoseFile = createDiagnoseFile({ knowledge: servedKnowledge, threadPath, inlineBytes: 0 });
  const kinds = (await Promise.all(Array.from({ length: 3 }, () => diagnoseFile(bounce)))).map((found) => found?.kind);
  expect(new Set(kinds).size).toBe(1);
  expect(kinds[0]).toBeDefined();
}, 120_000);

it("says when a thread breaks", async () => {
  const diagnoseFile = createDiagnoseFile({
    knowledge: servedKnowledge,
    threadPath: path.join(__dirname, "no-such-thread.js"),
    inlineBytes: 0,
  });
  await expect(diagnoseFile(bounce)).rejects.toThrow();
});
