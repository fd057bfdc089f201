import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { diagnose, toUnanswered } from "../../src/diagnosis";
import { readPaste } from "../../src/paste";
import { createRecorder, createStore } from "../../src/store";
import { runCli } from "../cli/run-cli";
import { servedKnowledge } from "../knowledge-base";
import { foundIn } from "../private-forms";
import { samplePrivatePastes } from "../private-pastes";
import { describeOnEngines, useStores } from "./engines";

const PASTES = 500;

describeOnEngines("five hundred pastes full of private data", (engine) => {
  const open = useStores(engine);

  it("leave nothing private in any table, log or output", async () => {
    const { store, at } = await open();
    const log: string[] = [];
    const recorder = createRecorder({
      store,
      onDropped: (count, reason) => log.push(`${count} ${reason}`),
      onFault: (code) => log.push(code ?? "back"),
    });
    const pastes = samplePrivatePastes(PASTES);
    let unanswered = 0;
    for (const [index, { text }] of pastes.entries()) {
      const paste = await readPaste(text);
      if (diagnose(paste, servedKnowledge()).kind === "unknown") unanswered++;
      // Answered or not: every one goes the way of those that are not.
      expect(recorder.recordGap({ id: text, facts: toUnanswered(paste), day: `2026-11-${10 + (index % 9)}` })).toBe(
        true,
      );
      recorder.recordFeedback({
        id: text,
        article: "a",
        helped: true,
        kind: "unknown",
        locale: "en",
        day: "2026-11-24",
      });
    }
    await recorder.close(20_000);
    expect(recorder.state).toMatchObject({ written: 2 * PASTES, dropped: 0 });

    const gaps = await store.gaps.list();
    expect(gaps.reduce((sum, { count }) => sum + count, 0)).toBe(PASTES);
    // It is no proof to have kept nothing.
    expect(gaps.length).toBeGreaterThan(50);
    expect(gaps.filter(({ words }) => words.length > 0).length).toBeGreaterThan(50);
    expect(unanswered).toBeGreaterThan(50);

    const tables = await at.dump();
    expect(tables).toContain("access denied");
    const env =
      engine.name === "sqlite" && at.place.kind === "sqlite" ? { MEDIC_DATA: path.dirname(at.place.file) } : {};
    const outputs = [await runCli(["kb", "gaps", "--json"], "", env), await runCli(["kb", "gaps"], "", env)];
    const everything = [
      tables,
      JSON.stringify(gaps),
      ...log,
      ...outputs.flatMap(({ stdout, stderr }) => [stdout, stderr]),
    ].join("\n");
    // Digests are made of digits too, and hold any six of them sooner or later.
    const ids = new RegExp(`[0-9a-f]{64}|${gaps.map(({ id }) => id).join("|")}`, "gu");
    const readable = everything.replaceAll(ids, "");
    expect(pastes.flatMap(({ secrets }) => foundIn(readable, secrets))).toEqual([]);
  }, 120_000);
});

it("would be found if it were kept", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "medic-private-"));
  const store = createStore({ kind: "sqlite", file: path.join(folder, "medic.db") });
  const [paste] = samplePrivatePastes(1);
  const facts = { codes: [], words: [paste?.text ?? ""], sources: [], marks: [] };
  await store.gaps.add([{ id: "1", facts, day: "2026-11-24" }]);
  const kept = JSON.stringify(await store.gaps.list());
  await store.close();
  rmSync(folder, { recursive: true });
  expect(paste === undefined ? [] : foundIn(kept, paste.secrets)).not.toEqual([]);
});
