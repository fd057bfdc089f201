import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readConfig } from "../../src/config";

const ROOT = path.join(__dirname, "..", "..");
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");
const MODULES = readdirSync(path.join(ROOT, "infra", "modules"));
const main = read("infra/main.bicep");
const app = read("infra/modules/app.bicep");

/** Variables that the configuration reads. */
const known = new Set(
  readdirSync(path.join(ROOT, "src", "config"))
    .map((name) => read(`src/config/${name}`))
    .flatMap((text) => [...text.matchAll(/\bvalue\("([A-Za-z_]+)"/gu)].map((match) => match[1] ?? "")),
);
/** What the container is told: names, and values as far as they stand there. */
const env = [...app.matchAll(/\{ name: '(\w+)', (value|secretRef): ([^}]+?) \}/gu)].flatMap(
  ([, name = "", kind = "", value = ""]) => (/[A-Z]/u.test(name) ? [{ name, kind, value }] : []),
);
const parametersOf = (text: string): string[] => [...text.matchAll(/^param (\w+) /gmu)].map((match) => match[1] ?? "");

it("tells the container only what the configuration reads, and all that a bot needs", () => {
  expect(env.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  const given = Object.fromEntries(
    env.map(({ name }) => [name, { PORT: "3978", HOST: "0.0.0.0", LOG_LEVEL: "info" }[name] ?? ""]),
  );
  const config = readConfig({
    ...given,
    NODE_ENV: "production",
    MicrosoftAppType: env.find(({ name }) => name === "MicrosoftAppType")?.value.replaceAll("'", ""),
    MicrosoftAppId: "33333333-3333-3333-3333-333333333333",
    MicrosoftAppTenantId: "22222222-2222-2222-2222-222222222222",
    PUBLIC_URL: "https://medic.example.com",
    DATABASE_URL: "postgres://medic:p%40ss@db.example.com:5432/medic?sslmode=verify-full",
  });
  expect(config).toMatchObject({ credentials: { kind: "UserAssignedMSI" }, store: { kind: "postgres" }, port: 3978 });
});

it("keeps the password a secret all the way", () => {
  expect(env.find(({ name }) => name === "DATABASE_URL")?.kind).toBe("secretRef");
  const files = [main, ...MODULES.map((name) => read(`infra/modules/${name}`))];
  const passwords = files.flatMap((text) => [...text.matchAll(/((?:@[^\n]*\n)*)param \w*password string/giu)]);
  expect(passwords).toHaveLength(3);
  expect(passwords.filter(([, decorators = ""]) => !decorators.includes("@secure()"))).toEqual([]);
  expect(files.filter((text) => /^output .*password/imu.test(text))).toEqual([]);
  expect(read("infra/main.bicepparam")).toMatch(/param databasePassword = readEnvironmentVariable\('\w+'\)\n/u);
});

it("asks and sends traffic to the port that the image listens on, at paths that the server has", () => {
  const port = /^var port = (\d+)$/mu.exec(app)?.[1];
  expect(read("Dockerfile")).toContain(`EXPOSE ${port}`);
  expect(app).toContain("targetPort: port");
  const probes = [...app.matchAll(/type: '(\w+)'\s+httpGet: \{ path: '([^']+)', port: port \}/gu)];
  expect(probes.map(([, type, at]) => `${type} ${at}`)).toEqual([
    "Startup /healthz",
    "Liveness /healthz",
    "Readiness /readyz",
  ]);
  const server = read("src/server/create-server.ts");
  expect(probes.map(([, , at]) => at ?? "").filter((at) => !server.includes(`["${at}"`))).toEqual([]);
  // Azure takes no more than ten failures of a probe.
  const failures = [...app.matchAll(/failureThreshold: (\d+)/gu)].map((match) => Number(match[1]));
  expect(Math.max(...failures)).toBeLessThanOrEqual(10);
  expect(main).toMatch(/@minValue\(2\)\nparam minReplicas int = 2\n/u);
});

it("gives every module what it asks for, and uses every module", () => {
  for (const name of MODULES) {
    const call = new RegExp(`module \\w+ 'modules/${name}' = \\{([^]*?)\\n\\}`, "u").exec(main)?.[1] ?? "";
    const params = /params: \{([^]*)\}/u.exec(call)?.[1] ?? "";
    const given = [...params.matchAll(/\b(\w+): /gu)].map((match) => match[1] ?? "");
    expect([name, given.sort()]).toEqual([name, parametersOf(read(`infra/modules/${name}`)).sort()]);
  }
  const set = parametersOf(read("infra/main.bicepparam"));
  expect(set.filter((name) => !parametersOf(main).includes(name))).toEqual([]);
  const needed = [...main.matchAll(/^param (\w+) \w+$/gmu)].map((match) => match[1] ?? "");
  expect(needed.filter((name) => !set.includes(name))).toEqual([]);
});
