import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const SRC = path.join(__dirname, "..", "src");
const ROOT_LEAVES = ["article-files", "errors", "kept-json", "log", "loopback", "required-literal", "trace"];

/** The architecture: which rooms a room may import. Through the door (index.ts) only. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  paste: [],
  knowledge: ["article-files", "required-literal"],
  locale: [],
  diagnosis: ["paste", "knowledge", "remedy", "required-literal"],
  remedy: ["knowledge", "paste"],
  worker: ["paste", "diagnosis", "knowledge", "article-files"],
  cards: ["diagnosis", "remedy", "locale", "knowledge", "paste", "kept-json"],
  bot: ["paste", "diagnosis", "remedy", "cards", "locale", "knowledge", "store"],
  channel: ["bot", "locale", "config", "log", "trace", "loopback", "errors"],
  server: ["channel", "bot", "locale", "config", "log", "trace", "loopback", "errors", "kept-json"],
  app: [],
  store: ["knowledge"],
  metrics: ["channel", "server"],
  tracing: ["trace"],
  cli: ["paste", "diagnosis", "remedy", "cards", "locale", "knowledge", "store", "config", "errors"],
  web: [],
  config: ["store", "log", "loopback", "errors"],
  log: [],
  trace: [],
  loopback: [],
  errors: [],
  "kept-json": [],
  "article-files": [],
  "required-literal": [],
};

/** Imports of types only: knowledge and paste are vocabulary for these rooms, not machinery. */
const TYPES_ONLY: readonly (readonly [from: string, to: string])[] = [
  ["diagnosis", "knowledge"],
  ["remedy", "knowledge"],
  ["remedy", "paste"],
  ["cards", "diagnosis"],
  ["cards", "knowledge"],
  ["cards", "paste"],
  ["bot", "knowledge"],
  ["bot", "store"],
  ["channel", "config"],
  ["store", "knowledge"],
  ["config", "store"],
  ["metrics", "channel"],
  ["metrics", "server"],
];

/** Packages and the one room each may be used in. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  botbuilder: ["channel"],
  "botframework-connector": ["channel"],
  restify: ["server"],
  "fuse.js": ["diagnosis"],
  re2js: ["diagnosis", "knowledge"],
  zod: ["knowledge"],
  "jsonc-parser": ["knowledge"],
  "fastest-levenshtein": ["knowledge", "paste", "diagnosis"],
  htmlparser2: ["paste", "knowledge"],
  "markdown-it": ["knowledge"],
  yaml: ["knowledge"],
  "postal-mime": ["paste"],
  "@kenjiuno/msgreader": ["paste"],
  adaptivecards: ["web"],
  kysely: ["store"],
  "@libsql/client": ["store"],
  pg: ["store"],
  pino: ["log"],
  "prom-client": ["metrics"],
  "@opentelemetry/api": ["tracing"],
  "@opentelemetry/core": ["tracing"],
  "@opentelemetry/exporter-trace-otlp-proto": ["tracing"],
  "@opentelemetry/resources": ["tracing"],
  "@opentelemetry/sdk-trace": ["tracing"],
};

/** Rooms with no clock, files, environment, network or log of their own. */
const PURE = ["paste", "diagnosis", "remedy", "cards", "locale"];

interface SourceFile {
  readonly file: string;
  readonly text: string;
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function readSources(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ file: path.join(folder, name), text: readFileSync(path.join(folder, name), "utf8") }));
}

function importsOf({ file, text }: SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      const { text: specifier } = node.moduleSpecifier as ts.StringLiteral;
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      const bindings = clause?.namedBindings;
      const typeOnly =
        (ts.isExportDeclaration(node) && node.isTypeOnly) ||
        clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
        (clause?.name === undefined &&
          bindings !== undefined &&
          ts.isNamedImports(bindings) &&
          bindings.elements.every((element) => element.isTypeOnly));
      found.push({ specifier, typeOnly });
    } else if (ts.isCallExpression(node) && node.arguments[0] !== undefined && ts.isStringLiteral(node.arguments[0])) {
      const callee = node.expression.getText();
      if (
        node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        callee === "require" ||
        callee === "require.resolve"
      ) {
        found.push({ specifier: node.arguments[0].text, typeOnly: callee === "require.resolve" });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** Everything a file imports that the tables forbid, in words. */
function violations(source: SourceFile): string[] {
  const relative = path.relative(SRC, source.file);
  const room = relative.includes(path.sep) ? (relative.split(path.sep)[0] ?? "") : path.basename(relative, ".ts");
  if (room === "main" || room === "app") return [];
  return importsOf(source).flatMap(({ specifier, typeOnly }) => {
    if (specifier.startsWith(".")) {
      const target = path.relative(SRC, path.resolve(path.dirname(source.file), specifier));
      const [targetRoom = "", ...inner] = target.split(path.sep);
      if (targetRoom === room) return [];
      if (inner.length > 0) return [`${relative} goes past the door of ${targetRoom}: ${specifier}`];
      if (ROOMS[room]?.includes(targetRoom) !== true) return [`${relative} (${room}) may not import ${targetRoom}`];
      const mustBeTypes = TYPES_ONLY.some(([from, to]) => from === room && to === targetRoom);
      return mustBeTypes && !typeOnly ? [`${relative} may import types only from ${targetRoom}`] : [];
    }
    if (specifier.startsWith("node:")) {
      return PURE.includes(room) ? [`${relative} is in a pure room and imports ${specifier}`] : [];
    }
    const name = specifier.startsWith("@")
      ? specifier.split("/").slice(0, 2).join("/")
      : (specifier.split("/")[0] ?? "");
    const rooms = PACKAGES[name];
    // The server hands the page its renderer as a file; it never runs it.
    if (name === "adaptivecards" && room === "server" && typeOnly) return [];
    if (rooms === undefined) return [`${relative} uses ${name}, which has no room`];
    return rooms.includes(room) ? [] : [`${relative} uses ${name}, which belongs to ${rooms.join(", ")}`];
  });
}

const SOURCES = readSources(SRC);

/** The bench may use every room by its door; two of its files know what no door offers: single stages, and ids of rows. */
const BENCH = path.join(SRC, "..", "bench");
const BENCH_PACKAGES = ["botbuilder", "fuse.js", "pg", "restify"];
const BENCH_INSIDERS = ["stages.ts", path.join("replicas", "feedback-row.ts")];

function benchViolations({ file, text }: SourceFile): string[] {
  const relative = path.relative(BENCH, file);
  return importsOf({ file, text }).flatMap(({ specifier }) => {
    if (specifier.startsWith("node:")) return [];
    if (!specifier.startsWith(".")) {
      return BENCH_PACKAGES.includes(specifier) ? [] : [`bench/${relative} uses ${specifier}`];
    }
    const target = path.relative(SRC, path.resolve(path.dirname(file), specifier)).split(path.sep);
    const isPastDoor = target[0] !== ".." && target.length > 1 && !BENCH_INSIDERS.includes(relative);
    return isPastDoor ? [`bench/${relative} goes past a door: ${specifier}`] : [];
  });
}

describe("the rooms", () => {
  it("import only what the table permits", () => {
    expect(SOURCES.flatMap(violations)).toEqual([]);
  });

  it("are entered by the bench through their doors, with its own few packages", () => {
    const files = readSources(BENCH).filter(({ file }) => !path.relative(BENCH, file).startsWith("build"));
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(benchViolations)).toEqual([]);
    const insider = { file: path.join(BENCH, "x.ts"), text: 'import { findIn } from "../src/diagnosis/match";' };
    expect(benchViolations(insider)).toHaveLength(1);
    expect(benchViolations({ ...insider, text: 'import express from "express";' })).toHaveLength(1);
  });

  it("are all in the table, each with a door", () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).filter((name) => ROOMS[name] === undefined)).toEqual([]);
    const doors = folders
      .filter(({ name }) => name !== "web")
      .map(({ name }) => readdirSync(path.join(SRC, name)).includes("index.ts"));
    expect(doors).toEqual(doors.map(() => true));
  });

  it("keep the clock, the environment and the log out of the pure ones", () => {
    const effects = /\bprocess\.|\bconsole\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bsetTimeout\(/u;
    const impure = SOURCES.filter(
      ({ file, text }) => PURE.includes(path.relative(SRC, file).split(path.sep)[0] ?? "") && effects.test(text),
    );
    expect(impure.map(({ file }) => path.relative(SRC, file))).toEqual([]);
  });

  it("leave process.env to main.ts, which reads it, and bin.ts, which hands it on to the server it starts", () => {
    const readers = SOURCES.filter(({ text }) => /\bprocess\.env\b/u.test(text));
    expect(readers.map(({ file }) => path.relative(SRC, file)).sort()).toEqual([path.join("cli", "bin.ts"), "main.ts"]);
  });

  it("name every dependency of package.json a room, and no other", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(SRC, "..", "package.json"), "utf8")) as {
      dependencies: object;
    };
    expect(Object.keys(dependencies).sort()).toEqual(
      Object.keys(PACKAGES)
        .filter((name) => name in dependencies)
        .sort(),
    );
    expect(ROOT_LEAVES.every((leaf) => ROOMS[leaf] !== undefined)).toBe(true);
  });
});

describe("the table", () => {
  const at = (file: string, text: string): SourceFile => ({ file: path.join(SRC, file), text });

  it.each([
    ["a room that must know nothing", at("paste/x.ts", 'import { diagnose } from "../diagnosis";')],
    ["a bot library outside the channel", at("bot/x.ts", 'import { CloudAdapter } from "botbuilder";')],
    ["a web server outside the server", at("channel/x.ts", 'import restify from "restify";')],
    ["a way past a door", at("bot/x.ts", 'import { buildCard } from "../cards/build-card";')],
    ["values where only types may go", at("cards/x.ts", 'import { diagnose } from "../diagnosis";')],
    ["files in a pure room", at("cards/x.ts", 'import { readFileSync } from "node:fs";')],
    ["a package without a room", at("server/x.ts", 'import express from "express";')],
    ["a require", at("bot/x.ts", 'const restify = require("restify");')],
    ["a dynamic import", at("bot/x.ts", 'void import("restify");')],
    ["a re-export", at("bot/x.ts", 'export * from "../server";')],
    ["the bench", at("bot/x.ts", 'import { median } from "../../bench/measure";')],
  ])("forbids %s", (_, source) => {
    expect(violations(source)).toHaveLength(1);
  });

  it.each([
    ["types from a vocabulary", at("cards/x.ts", 'import type { Diagnosis } from "../diagnosis";')],
    ["a neighbour's door", at("bot/x.ts", 'import { readPaste } from "../paste";')],
    ["its own files", at("bot/x.ts", 'import { createBot } from "./create-bot";')],
  ])("permits %s", (_, source) => {
    expect(violations(source)).toEqual([]);
  });
});
