import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { strFromU8, unzipSync } from "fflate";
import { parseActivity } from "../../src/channel/parse-activity";
import { parseCommand } from "../../src/bot/command";
import { readPng } from "./read-png";

const ROOT = path.join(__dirname, "..", "..");
const FOLDER = path.join(ROOT, "manifest");
const SCHEMAS = path.join(path.dirname(require.resolve("@microsoft/app-manifest")), "json-schemas", "teams");
const BOT_ID = "33333333-3333-3333-3333-333333333333";
const APP_ID = "44444444-4444-4444-4444-444444444444";

type Json = Record<string, unknown>;

interface Manifest extends Json {
  readonly manifestVersion: string;
  readonly version: string;
  readonly name: { readonly short: string; readonly full: string };
  readonly bots: readonly { readonly commandLists: readonly { readonly commands: readonly { title: string }[] }[] }[];
  readonly composeExtensions: readonly {
    readonly commands: readonly { id: string; type: string; context: string[] }[];
  }[];
}

const manifest = JSON.parse(readFileSync(path.join(FOLDER, "manifest.json"), "utf8")) as Manifest;
const chinese = JSON.parse(readFileSync(path.join(FOLDER, "zh-cn.json"), "utf8")) as Record<string, string>;

/** Faults of a value against a schema that Microsoft ships; [] means valid. */
function faultsOf(value: unknown, version: string, schema: string): string[] {
  const text = readFileSync(path.join(SCHEMAS, `v${version}`, schema), "utf8");
  // Patterns of the localisation schema are no valid Unicode patterns.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv, ["uri", "email", "regex"]);
  const validate = ajv.compile(JSON.parse(text.replaceAll("\\a", "\\x07")) as object);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
}

function packManifest(env: NodeJS.ProcessEnv) {
  const folder = mkdtempSync(path.join(tmpdir(), "medic-app-"));
  const target = path.join(folder, "app.zip");
  const run = spawnSync(process.execPath, [path.join(ROOT, "scripts", "package-manifest.js"), target], {
    env: { PATH: process.env["PATH"], ...env },
    encoding: "utf8",
  });
  const files = run.status === 0 ? unzipSync(readFileSync(target)) : {};
  rmSync(folder, { recursive: true });
  return { ...run, files };
}

describe("the manifest", () => {
  it.each(["1.25", "1.28", "1.30"])("is valid against schema %s", (version) => {
    expect(
      faultsOf({ ...manifest, manifestVersion: version, $schema: undefined }, version, "MicrosoftTeams.schema.json"),
    ).toEqual([]);
  });

  it("names the schema of its version, and the version of the product", () => {
    expect(manifest["$schema"]).toContain(`/v${manifest.manifestVersion}/`);
    const { version } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(manifest.version).toBe(version);
  });

  it.each([
    ["an unknown property", { colour: "red" }],
    ["a long name", { name: { short: "x".repeat(31), full: "x" } }],
    ["a long description", { description: { short: "x".repeat(81), full: "x" } }],
    ["an id that is none", { id: "medic" }],
    ["two bots", { bots: [...manifest.bots, ...manifest.bots] }],
  ])("would not be valid with %s", (_, change) => {
    expect(faultsOf({ ...manifest, ...change }, "1.25", "MicrosoftTeams.schema.json")).not.toEqual([]);
  });

  it("keeps to the rules of the store that the schema does not know", () => {
    expect(`${manifest.name.short} ${manifest.name.full}`).not.toMatch(/Teams|Microsoft|Exchange|Outlook|Office/u);
    expect(manifest["validDomains"]).toEqual([]);
    const action = manifest.composeExtensions[0]?.commands.find(({ type }) => type === "action");
    expect(action?.context).toContain("message");
  });

  it("declares the commands that the channel answers", () => {
    for (const { id, type } of manifest.composeExtensions[0]?.commands ?? []) {
      const name = type === "query" ? "composeExtension/query" : "composeExtension/fetchTask";
      const parsed = parseActivity({ type: "invoke", name, value: { commandId: id } });
      expect(parsed.kind).toBe(type === "query" ? "search" : "diagnose-message");
    }
  });

  it("lists commands that the bot answers, in both languages", () => {
    const titles = [
      ...(manifest.bots[0]?.commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)) ?? []),
      ...Object.entries(chinese).flatMap(([key, text]) => (/commandLists.*\.title$/u.test(key) ? [text] : [])),
    ];
    expect(titles).toHaveLength(12);
    expect(titles.filter((title) => parseCommand(title) === undefined)).toEqual([]);
  });
});

describe("the Chinese file", () => {
  it("is valid", () => {
    expect(faultsOf(chinese, "1.25", "MicrosoftTeams.Localization.schema.json")).toEqual([]);
    expect(
      faultsOf({ ...chinese, "bots[0].title": "x" }, "1.25", "MicrosoftTeams.Localization.schema.json"),
    ).not.toEqual([]);
  });

  it("translates every text that users see, and nothing that is not there", () => {
    const texts = Object.keys(chinese).filter((key) => key !== "$schema");
    const missing = texts.filter((key) => typeof valueAt(manifest, key) !== "string");
    expect(missing).toEqual([]);
    const needed = pathsOf(manifest).filter((key) =>
      /^(?:name|description|bots|composeExtensions|copilotAgents)\b.*(?:short|full|title|description|text)$/u.test(key),
    );
    expect(needed.filter((key) => chinese[key] === undefined)).toEqual([]);
    const untranslated = texts.filter((key) => !/\p{Script=Han}/u.test(chinese[key] ?? ""));
    expect(untranslated).toEqual(["name.short"]);
  });
});

describe("the icons", () => {
  it("have the sizes that Teams asks for; the colour one fills its square", () => {
    const { width, height, pixels } = readPng(readFileSync(path.join(FOLDER, "color.png")));
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(new Set(pixels.map(String)).size).toBeGreaterThan(2);
  });

  it("have an outline of white on nothing", () => {
    const { width, height, pixels } = readPng(readFileSync(path.join(FOLDER, "outline.png")));
    expect([width, height]).toEqual([32, 32]);
    const shown = pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(shown.length).toBeGreaterThan(60);
    expect(shown.length).toBeLessThan(pixels.length / 2);
    expect(shown.filter(([red = 0, green = 0, blue = 0]) => Math.min(red, green, blue) < 250)).toEqual([]);
  });
});

describe("npm run manifest:package", () => {
  it("packs the app with the ids of the environment", () => {
    const { status, stdout, files } = packManifest({
      MicrosoftAppId: BOT_ID,
      MEDIC_TEAMS_APP_ID: APP_ID,
      MEDIC_DEVELOPER_NAME: "Contoso",
      MEDIC_WEBSITE_URL: "https://medic.contoso.com",
      MEDIC_PRIVACY_URL: "https://medic.contoso.com/privacy",
      MEDIC_TERMS_URL: "https://medic.contoso.com/terms",
    });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Packed .*app\.zip\n$/u)]);
    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png", "zh-cn.json"]);
    const packed: unknown = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()));
    expect(faultsOf(packed, "1.25", "MicrosoftTeams.schema.json")).toEqual([]);
    expect(packed).toMatchObject({
      id: APP_ID,
      developer: { name: "Contoso", websiteUrl: "https://medic.contoso.com" },
      bots: [{ botId: BOT_ID }],
      composeExtensions: [{ botId: BOT_ID }],
      copilotAgents: { customEngineAgents: [{ id: BOT_ID }] },
    });
    expect(JSON.stringify(packed)).not.toMatch(/00000000-0000|example\.com/u);
  });

  it("takes the bot's id for the app's, and says what is still to be set", () => {
    const { status, stdout, files } = packManifest({ MicrosoftAppId: BOT_ID });
    expect([status, stdout]).toEqual([0, expect.stringContaining("MEDIC_PRIVACY_URL")]);
    expect(strFromU8(files["manifest.json"] ?? new Uint8Array())).toContain(`"id": "${BOT_ID}"`);
  });

  it.each([
    [{}, "MicrosoftAppId: set it to a GUID"],
    [{ MicrosoftAppId: "medic" }, "MicrosoftAppId: set it to a GUID"],
    [{ MicrosoftAppId: BOT_ID, MEDIC_TEAMS_APP_ID: "x" }, "MEDIC_TEAMS_APP_ID: set it to a GUID"],
    [{ MicrosoftAppId: BOT_ID, MEDIC_PRIVACY_URL: "http://contoso.com" }, "MEDIC_PRIVACY_URL: set it to an https"],
    [{ MicrosoftAppId: BOT_ID, MEDIC_DEVELOPER_NAME: "x".repeat(33) }, "MEDIC_DEVELOPER_NAME: at most 32"],
  ])("packs nothing with %j", (env, problem) => {
    const { status, stderr } = packManifest(env);
    expect([status, stderr]).toEqual([1, expect.stringContaining(problem)]);
  });
});

/** `bots[0].commandLists[1].commands[2].title` of an object. */
function valueAt(value: unknown, key: string): unknown {
  return key.split(/[.[\]]+/u).reduce<unknown>((inner, part) => {
    if (part === "") return inner;
    return typeof inner === "object" && inner !== null ? (inner as Json)[part] : undefined;
  }, value);
}

function pathsOf(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => pathsOf(item, `${at}[${index}]`));
  if (typeof value !== "object" || value === null) return [at];
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, at === "" ? key : `${at}.${key}`));
}
