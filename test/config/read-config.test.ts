import path from "node:path";
import { readConfig, type Environment } from "../../src/config/read-config";
import { MedicError } from "../../src/errors";

const APP = "33333333-3333-3333-3333-333333333333";
const TENANT = "22222222-2222-2222-2222-222222222222";
const SECRET = "s3cr3t~Value.That-Nobody_May/See";
const SINGLE = {
  MicrosoftAppType: "SingleTenant",
  MicrosoftAppId: APP,
  MicrosoftAppPassword: SECRET,
  MicrosoftAppTenantId: TENANT,
};
const MSI = { MicrosoftAppType: "UserAssignedMSI", MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT };
const MULTI = { MicrosoftAppType: "MultiTenant", MicrosoftAppId: APP, MicrosoftAppPassword: SECRET };

function readProblems(env: Environment): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof MedicError && error.code === "CONFIG_INVALID") return error.message;
    throw error;
  }
  return "";
}

describe("what holds by default", () => {
  it("serves this machine only without credentials", () => {
    expect(readConfig({})).toEqual({
      admins: new Set(),
      fileHosts: ["*.sharepoint.com"],
      host: "127.0.0.1",
      port: 3978,
      credentials: undefined,
      knowledgeDir: "./knowledge",
      knowledgeSource: "folder",
      store: { kind: "sqlite", file: path.join("data", "medic.db") },
      keep: { isOn: true, days: 365 },
      startsWithFaults: false,
      publicUrl: undefined,
      logLevel: "info",
      metrics: undefined,
      traces: undefined,
      openIdMetadataUrl: undefined,
    });
  });

  it("serves every interface with credentials", () => {
    expect(readConfig(SINGLE).host).toBe("0.0.0.0");
  });

  it("reads empty variables as not set", () => {
    const empty = [
      "PORT",
      "HOST",
      "MicrosoftAppType",
      "MicrosoftAppId",
      "MicrosoftAppPassword",
      "MicrosoftAppTenantId",
      "PUBLIC_URL",
      "LOG_LEVEL",
      "MEDIC_ADMINS",
      "MEDIC_FILE_HOSTS",
      "DATABASE_URL",
      "MEDIC_KEEP",
      "MEDIC_KEEP_DAYS",
      "MEDIC_DATA",
      "METRICS_PORT",
      "METRICS_HOST",
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
      "OTEL_EXPORTER_OTLP_PROTOCOL",
      "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
      "OTEL_SERVICE_NAME",
      "OTEL_SDK_DISABLED",
    ];
    expect(readConfig(Object.fromEntries(empty.map((name) => [name, " "])))).toEqual(readConfig({}));
  });
});

describe("credentials", () => {
  it.each([
    ["a single tenant", SINGLE, { kind: "SingleTenant", appId: APP, password: SECRET, tenantId: TENANT }],
    ["a managed identity", MSI, { kind: "UserAssignedMSI", appId: APP, tenantId: TENANT }],
    [
      "a managed identity as Azure's templates spell it",
      { ...MSI, MicrosoftAppType: "UserAssignedMsi" },
      { kind: "UserAssignedMSI", appId: APP, tenantId: TENANT },
    ],
    ["many tenants", MULTI, { kind: "MultiTenant", appId: APP, password: SECRET }],
    [
      "Bot Framework's default type",
      { ...MULTI, MicrosoftAppType: undefined },
      { kind: "MultiTenant", appId: APP, password: SECRET },
    ],
  ])("reads %s", (_name, env, expected) => {
    expect(readConfig({ ...env, NODE_ENV: "production" }).credentials).toEqual(expected);
  });
});

describe("what is accepted", () => {
  it.each<[Environment, object]>([
    [{ MEDIC_DATA: "/srv/medic" }, { store: { kind: "sqlite", file: path.join("/srv/medic", "medic.db") } }],
    [
      { DATABASE_URL: "postgresql://medic@db.example.com/medic", MEDIC_DATA: "/srv/medic" },
      { store: { kind: "postgres", url: "postgresql://medic@db.example.com/medic" } },
    ],
    [{ MEDIC_KEEP: "off" }, { keep: { isOn: false } }],
    [{ KNOWLEDGE_SOURCE: "database" }, { knowledgeSource: "database" }],
    [{ MEDIC_KEEP: "on", MEDIC_KEEP_DAYS: "30" }, { keep: { isOn: true, days: 30 } }],
    [
      { MEDIC_FILE_HOSTS: "*.sharepoint.US, files.example.com" },
      { fileHosts: ["*.sharepoint.com", "*.sharepoint.us", "files.example.com"] },
    ],
    [{ MEDIC_ADMINS: `${APP.toUpperCase()}, ${TENANT},` }, { admins: new Set([APP, TENANT]) }],
    [{ PORT: "0" }, { port: 0 }],
    [{ PORT: "65535" }, { port: 65_535 }],
    [{ HOST: "localhost" }, { host: "localhost" }],
    [{ HOST: "::1" }, { host: "::1" }],
    [{ HOST: "127.9.9.9" }, { host: "127.9.9.9" }],
    [{ ...SINGLE, HOST: "127.0.0.1" }, { host: "127.0.0.1" }],
    [{ KNOWLEDGE_DIR: "/srv/knowledge" }, { knowledgeDir: "/srv/knowledge" }],
    [{ START_WITH_FAULTS: "true" }, { startsWithFaults: true }],
    [{ START_WITH_FAULTS: "false" }, { startsWithFaults: false }],
    [{ PUBLIC_URL: "https://medic.example.com/" }, { publicUrl: "https://medic.example.com" }],
    [{ PUBLIC_URL: "http://localhost:3978" }, { publicUrl: "http://localhost:3978" }],
    [{ LOG_LEVEL: "silent" }, { logLevel: "silent" }],
    [{ ToBotFromChannelOpenIdMetadataUrl: "http://127.0.0.1:1/x" }, { openIdMetadataUrl: "http://127.0.0.1:1/x" }],
    [{ METRICS_PORT: "9464" }, { metrics: { host: "127.0.0.1", port: 9464 } }],
    [{ METRICS_PORT: "0", METRICS_HOST: "0.0.0.0", PORT: "0" }, { metrics: { host: "0.0.0.0", port: 0 } }],
    [{ METRICS_HOST: "0.0.0.0" }, { metrics: undefined }],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/" },
      { traces: { url: "http://collector:4318/v1/traces", serviceName: "mailflow-medic" } },
    ],
    [
      {
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318",
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "https://traces.example.com/otlp",
        OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
        OTEL_SERVICE_NAME: "medic-test",
      },
      { traces: { url: "https://traces.example.com/otlp", serviceName: "medic-test" } },
    ],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318", OTEL_SDK_DISABLED: "true" }, { traces: undefined }],
    [{ OTEL_SERVICE_NAME: "medic-test" }, { traces: undefined }],
    [{ NODE_ENV: "development" }, { credentials: undefined }],
  ])("accepts %j", (env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });
});

describe("what is refused", () => {
  it.each<[Environment, RegExp]>([
    [
      { DATABASE_URL: "mysql://root:hidden@db.example.com/medic" },
      /DATABASE_URL: found \(a value[^]*postgres:\/\/user/u,
    ],
    [{ DATABASE_URL: "postgres://db.example.com" }, /DATABASE_URL/u],
    [{ DATABASE_URL: "db.example.com" }, /DATABASE_URL/u],
    [{ MEDIC_KEEP: "none" }, /MEDIC_KEEP: found "none", permitted: on, off/u],
    [{ KNOWLEDGE_SOURCE: "git" }, /KNOWLEDGE_SOURCE: found "git", permitted: folder, database/u],
    ...["0", "-1", "1.5", "3651", "a year"].map((days): [Environment, RegExp] => [
      { MEDIC_KEEP_DAYS: days },
      /MEDIC_KEEP_DAYS: found .*permitted: a whole number of days from 1 to 3650/u,
    ]),
    [{ MEDIC_FILE_HOSTS: "files.example.com,*.com" }, /MEDIC_FILE_HOSTS: found "\*\.com"/u],
    [{ MEDIC_FILE_HOSTS: "https://files.example.com" }, /MEDIC_FILE_HOSTS: found "https:/u],
    [{ MEDIC_FILE_HOSTS: "192.0.2.1" }, /MEDIC_FILE_HOSTS: found "192\.0\.2\.1", permitted: host names/u],
    [{ MEDIC_FILE_HOSTS: "*" }, /MEDIC_FILE_HOSTS: found "\*"/u],
    [
      { MEDIC_ADMINS: `${TENANT},adele@contoso.com` },
      /MEDIC_ADMINS: found \(17 characters, not shown.*Entra object ids/su,
    ],
    [{ PORT: "65536" }, /PORT: found "65536", permitted: a whole number from 0 to 65535/u],
    [{ PORT: "-1" }, /PORT: found "-1"/u],
    [{ PORT: "3978x" }, /PORT: found "3978x"/u],
    [{ PORT: "1e3" }, /PORT: found "1e3"/u],
    [{ HOST: "http://localhost" }, /HOST: found "http:\/\/localhost"/u],
    [
      { HOST: "0.0.0.0" },
      /HOST: found "0\.0\.0\.0", permitted: 127\.0\.0\.1.*\n.*set MicrosoftAppType, MicrosoftAppId/u,
    ],
    [{ HOST: "192.0.2.1" }, /HOST: found "192\.0\.2\.1"/u],
    [{ HOST: "127.0.0.1.example.com" }, /HOST: found/u],
    [{ NODE_ENV: "production" }, /NODE_ENV: found "production".*\n.*set MicrosoftAppType, MicrosoftAppId/u],
    [
      { ...SINGLE, MicrosoftAppType: "Tenant" },
      /MicrosoftAppType: found "Tenant", permitted: SingleTenant, UserAssignedMSI, MultiTenant/u,
    ],
    [{ ...SINGLE, MicrosoftAppType: undefined }, /MicrosoftAppType: found \(not set\)/u],
    [{ ...SINGLE, MicrosoftAppId: "medic" }, /MicrosoftAppId: found/u],
    [{ ...SINGLE, MicrosoftAppId: `{${APP}}` }, /MicrosoftAppId: found/u],
    [
      { ...SINGLE, MicrosoftAppId: undefined },
      /MicrosoftAppId: found \(not set\), while MicrosoftAppType and MicrosoftAppPassword and MicrosoftAppTenantId is set/u,
    ],
    [{ ...SINGLE, MicrosoftAppTenantId: undefined }, /MicrosoftAppTenantId: found \(not set\)/u],
    [{ ...SINGLE, MicrosoftAppTenantId: "contoso.com" }, /MicrosoftAppTenantId: found "contoso\.com"/u],
    [{ ...SINGLE, MicrosoftAppPassword: undefined }, /MicrosoftAppPassword: found \(not set\)/u],
    [{ ...MSI, MicrosoftAppPassword: SECRET }, /MicrosoftAppPassword: found \(set, not shown\), permitted: no value/u],
    [{ ...MSI, MicrosoftAppTenantId: undefined }, /MicrosoftAppTenantId: found \(not set\)/u],
    [{ ...MULTI, MicrosoftAppPassword: undefined }, /MicrosoftAppPassword: found \(not set\)/u],
    [{ PUBLIC_URL: "medic.example.com" }, /PUBLIC_URL: found "medic\.example\.com"/u],
    [{ PUBLIC_URL: "http://medic.example.com" }, /PUBLIC_URL/u],
    [{ PUBLIC_URL: "https://medic.example.com/path" }, /PUBLIC_URL/u],
    [{ PUBLIC_URL: "https://u:p@medic.example.com" }, /PUBLIC_URL: found \(a value with a user name/u],
    [{ PUBLIC_URL: "javascript:alert(1)" }, /PUBLIC_URL/u],
    [{ METRICS_PORT: "9464x" }, /METRICS_PORT: found "9464x", permitted: a whole number/u],
    [{ METRICS_PORT: "3978" }, /METRICS_PORT: found "3978", permitted: another port than the server's/u],
    [{ METRICS_PORT: "9464", METRICS_HOST: "http://x" }, /METRICS_HOST: found "http:\/\/x"/u],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" }, /OTEL_EXPORTER_OTLP_ENDPOINT: found "collector:4318"/u],
    [
      { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://u:${SECRET}@collector:4318` },
      /OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: found \(a value with a user name/u,
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4317", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" },
      /OTEL_EXPORTER_OTLP_PROTOCOL: found "grpc", permitted: http\/protobuf/u,
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318", OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "http/json" },
      /OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: found "http\/json"/u,
    ],
    [{ LOG_LEVEL: "debug" }, /LOG_LEVEL: found "debug", permitted: info, warn, error, silent/u],
    [{ START_WITH_FAULTS: "yes" }, /START_WITH_FAULTS: found "yes", permitted: true, false/u],
    [
      { ...SINGLE, START_WITH_FAULTS: "true" },
      /START_WITH_FAULTS: found "true", permitted: false with MicrosoftAppId/u,
    ],
    [{ ToBotFromChannelOpenIdMetadataUrl: "http://example.com/x" }, /ToBotFromChannelOpenIdMetadataUrl/u],
  ])("refuses %j and says how to mend it", (env, expected) => {
    const problems = readProblems(env);
    expect(problems).toMatch(expected);
    expect(problems).toMatch(/The configuration has 1 problem:\n/u);
    expect(problems).toContain("Fix: ");
  });

  it("reports all problems at once", () => {
    const env = {
      PORT: "x",
      HOST: "0.0.0.0",
      NODE_ENV: "production",
      LOG_LEVEL: "loud",
      PUBLIC_URL: "ftp://example.com",
    };
    const problems = readProblems(env);
    expect(problems).toContain("The configuration has 5 problems:");
    for (const variable of Object.keys(env)) expect(problems).toContain(`\n  ${variable}: found `);
  });

  it.each([
    [{ ...MSI, MicrosoftAppPassword: SECRET }],
    [{ MicrosoftAppPassword: SECRET }],
    [{ ...SINGLE, MicrosoftAppId: SECRET }],
    [{ ...SINGLE, MicrosoftAppTenantId: SECRET }],
    [{ PUBLIC_URL: `https://u:${SECRET}@example.com` }],
  ])("never shows a secret (%#)", (env) => {
    expect(readProblems(env)).not.toBe("");
    expect(readProblems(env)).not.toContain(SECRET);
  });
});
