import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { applyEdits, getLocation, modify, type JSONPath } from "jsonc-parser";
import { runCli } from "./run-cli";

/** What the admin knows, by the place where it belongs. */
const KNOWN: Readonly<Record<string, unknown>> = {
  "title.en": "A partner refuses mail without its signature",
  "title.zh-CN": "合作伙伴拒收没有其签名的邮件",
  "summary.en": "The partner accepts only mail that carries its signature. It is not temporary.",
  "summary.zh-CN": "合作伙伴只接收带有其签名的邮件。这不是暂时性问题。",
  "keywords.0": "partner signature",
  "whoActs.forward.en": "The partner refuses our mail because its signature is missing. Please add it.",
  "whoActs.forward.zh-CN": "合作伙伴因缺少签名而拒收我们的邮件。请添加签名。",
  "signatures.0.all.2.phrase": "Partner signature is missing",
  "evidence.for.0.all.0.phrase": "partner gateway of Fabrikam",
  "evidence.for.0.note.en": "The partner's gateway refused it.",
  "evidence.for.0.note.zh-CN": "由合作伙伴的网关拒收。",
  "evidence.against.0.all.0.phrase": "signature has been revoked",
  "evidence.against.0.note.en": "The signature was there, and was revoked.",
  "evidence.against.0.note.zh-CN": "签名存在，但已被吊销。",
  "causes.0.text.en": "The rule that signs mail to the partner is off.",
  "causes.0.text.zh-CN": "为发往合作伙伴的邮件签名的规则已关闭。",
  "causes.0.tell.en": "The rule shows `State: Disabled`.",
  "causes.0.tell.zh-CN": "该规则显示 `State: Disabled`。",
  "fixes.0.title.en": "Sign mail to the partner again",
  "fixes.0.title.zh-CN": "重新为发往合作伙伴的邮件签名",
  "fixes.0.steps.0.text.en": "Ask the partner which signature it expects.",
  "fixes.0.steps.0.text.zh-CN": "询问合作伙伴需要哪种签名。",
  "fixes.0.steps.1.text.en": "Turn the rule on.",
  "fixes.0.steps.1.text.zh-CN": "启用该规则。",
  "fixes.0.steps.1.command.text": 'Enable-TransportRule -Identity "Partner signature"',
  "fixes.0.steps.2.text.en": "Send a message to the partner, and look into the protocol log.",
  "fixes.0.steps.2.text.zh-CN": "向合作伙伴发送一封邮件，并查看协议日志。",
  "fixes.0.steps.2.expect": "250 2.6.0",
  "fixes.0.steps.3.text.en": "Turn the rule off again.",
  "fixes.0.steps.3.text.zh-CN": "再次关闭该规则。",
  "examples.0.text":
    "Delivery has failed to these recipients or groups:\n\nadele@example.com\n\nDiagnostic information for administrators:\n\nGenerating server: ex01.contoso.com\n\nRemote Server returned '550 5.7.9 Partner signature is missing'",
  "examples.1.text": "NextHopDomain: example.com\nLastError: 550 5.7.9 Partner signature is missing",
  "examples.2.text":
    "2026-03-02T08:11:00.100Z,Out,08DE7A01B2C30001,7,192.0.2.12:31244,203.0.113.36:25,<,550 5.7.9 Partner signature is missing,",
  "counterExamples.0.text": "550 5.7.9 Sender is not known to the partner",
  "counterExamples.0.why": "The code is the same, the words are not.",
  // A mistake: this is the problem itself. kb check has to say so.
  "counterExamples.1.text": "550 5.7.9 Partner signature is missing",
  "counterExamples.1.why": "The number is another one.",
  "counterExamples.2.text": "550 5.1.1 User unknown",
  "counterExamples.2.why": "The recipient does not exist.",
  "references.0.url": "https://learn.microsoft.com/exchange/mail-flow/mail-flow",
  "references.0.title": "Mail flow rules in Exchange Server",
  provenance: "Seen with a partner in November 2026.",
};

/** What the admin changes when a message points at a place. */
const ANSWERS: Readonly<Record<string, readonly (readonly [JSONPath, unknown])[]>> = {
  // The code of the skeleton was never chosen.
  "signature-fired signatures.0.name": [[["signatures", 0, "all", 1, "enhancedCode"], "5.7.9"]],
  "counter-example counterExamples.1.text": [
    [["counterExamples", 1, "text"], "451 4.7.1 Partner signature is being checked"],
  ],
};

interface Finding {
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "kb-admin-"));
  mkdirSync(path.join(folder, "articles"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("a new admin gets from kb new to a clean kb lint and kb check by the printed messages alone", async () => {
  const { stdout: steps } = await runCli(["kb", "new", "partner-signature-missing", "--knowledge", folder]);
  // The first line names the file, and the commands stand in the steps below it.
  const file = path.resolve(/^\S+\.json/u.exec(steps)?.[0] ?? "");
  const commands = [...steps.matchAll(/^\d+\. mailflow-medic (.+)$/gmu)].map(([, command = ""]) => command.split(" "));
  expect(commands.map((argv) => argv.slice(0, 2).join(" "))).toEqual(["kb lint", "kb check"]);

  const change = (at: JSONPath, value: unknown): void => {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, applyEdits(text, modify(text, at, value, { formattingOptions: { insertSpaces: true } })));
  };
  // Step 1 of what was printed: replace every TODO.
  for (const at of todosIn(JSON.parse(readFileSync(file, "utf8")))) {
    const known = KNOWN[at.join(".")];
    if (known === undefined) throw new Error(`The admin knows nothing to put at ${at.join(".")}`);
    change(at, known);
  }

  const answered: string[] = [];
  for (const argv of [...commands, ...commands]) {
    for (;;) {
      const { code, stdout } = await runCli([...argv, "--format", "json"]);
      const findings = JSON.parse(stdout) as Finding[];
      expect(code).toBe(findings.length === 0 ? 0 : 1);
      const [finding] = findings;
      if (finding === undefined) break;
      const text = readFileSync(file, "utf8");
      const offset =
        text
          .split("\n")
          .slice(0, finding.line - 1)
          .join("\n").length + finding.column;
      const place = `${finding.rule} ${getLocation(text, offset).path.join(".")}`;
      const changes = ANSWERS[place];
      if (changes === undefined || answered.includes(place)) throw new Error(`${place}: ${finding.message}`);
      answered.push(place);
      for (const [at, value] of changes) change(at, value);
    }
  }
  expect(answered).toEqual(["signature-fired signatures.0.name", "counter-example counterExamples.1.text"]);

  // The last step: publish it.
  change(["status"], "reviewed");
  for (const argv of commands) expect((await runCli(argv)).code).toBe(0);
  const bounce = "Remote Server returned '550 5.7.9 Partner signature is missing'";
  const { stdout } = await runCli(["diagnose", "--json", "--knowledge", folder], bounce);
  expect(JSON.parse(stdout)).toMatchObject({ kind: "identified", problems: [{ id: "partner-signature-missing" }] });
});

function todosIn(value: unknown, at: JSONPath = []): JSONPath[] {
  if (typeof value === "string") return value.includes("TODO") ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => todosIn(item, [...at, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => todosIn(item, [...at, key]));
}
