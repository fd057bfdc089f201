import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { APP_TYPES } from "../../src/config/credentials";
import { parseCommand } from "../../src/bot/command";

const ROOT = path.join(__dirname, "..", "..");
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

const page = read("docs/teams.md");
const dockerfile = read("Dockerfile");
/** Variables that the configuration and the packing script read. */
const known = new Set(
  [
    ...readdirSync(path.join(ROOT, "src", "config")).map((name) => read(`src/config/${name}`)),
    read("scripts/package-manifest.js"),
  ].flatMap((text) =>
    [...text.matchAll(/\b(?:value|guid|url)\("([A-Za-z_]+)"|\benv\.([A-Z_]+)/gu)].map(
      (match) => match[1] ?? match[2] ?? "",
    ),
  ),
);
const named = new Set(
  page.match(
    /\b(?:MicrosoftApp[A-Z]\w+|MEDIC_\w+|METRICS_\w+|OTEL_\w+|PUBLIC_URL|KNOWLEDGE_\w+|START_WITH_FAULTS|LOG_LEVEL|DATABASE_URL|NODE_ENV|HOST|PORT|ToBotFrom\w+)\b/gu,
  ),
);

describe("docs/teams.md", () => {
  it("names every variable that the code reads, and no other", () => {
    expect(known.size).toBeGreaterThan(12);
    expect([...known].filter((name) => !named.has(name))).toEqual([]);
    expect([...named].filter((name) => !known.has(name))).toEqual([]);
  });

  it("names every kind of bot", () => {
    expect(APP_TYPES.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
  });

  it("runs scripts and shows commands that are there", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const runs = [...page.matchAll(/npm run ([a-z:]+)/gu)].map((match) => match[1] ?? "");
    expect(runs).toContain("manifest:package");
    expect(runs.filter((name) => scripts[name] === undefined)).toEqual([]);
    const commands = [...page.matchAll(/`((?:help|帮助|kb )[^`]*)`/gu)].map((match) => match[1] ?? "");
    expect(commands.length).toBeGreaterThan(4);
    expect(commands.filter((text) => parseCommand(text) === undefined)).toEqual([]);
  });

  it("points at files that are there", () => {
    const files = [...page.matchAll(/`(test\/[\w./-]+)`/gu)].map((match) => match[1] ?? "");
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});

describe("Dockerfile", () => {
  it("copies what is there, and what .dockerignore lets in", () => {
    const allowed = read(".dockerignore")
      .split("\n")
      .flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap((match) =>
      (match[1] ?? "").split(" "),
    );
    expect(copied.map((name) => name.replace(/^\.\//u, "")).filter((name) => !allowed.includes(name))).toEqual([]);
    expect(copied.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });

  it("copies every input of the build", () => {
    const inputs = [...read("scripts/build.js").matchAll(/"([\w/.-]+\.(?:json|js))"/gu)].map((match) => match[1] ?? "");
    const missing = inputs.filter(
      (file) => !dockerfile.includes((file.split("/")[0] ?? "").replace(/^dist$/u, "scripts")),
    );
    expect(missing).toEqual([]);
  });
});
