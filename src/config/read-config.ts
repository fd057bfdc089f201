import { toProblemText, toShownUrl, toShownValue, type ConfigProblem } from "./config-problem";
import type { Credentials } from "./credentials";
import { HOST_SHAPE, parsePort } from "./parse-address";
import { parseAdmins } from "./parse-admins";
import { parseFileHosts } from "./parse-file-hosts";
import { parseCredentials } from "./parse-credentials";
import { parseKeep, type KeepConfig } from "./parse-keep";
import { parseKnowledgeSource, type KnowledgeSource } from "./parse-knowledge-source";
import { parseStore } from "./parse-store";
import { parseMetrics, parseTraces, type MetricsPlace, type TracesPlace } from "./parse-telemetry";
import type { StorePlace } from "../store";
import { MedicError } from "../errors";
import { LOG_LEVELS, type LogLevel } from "../log";
import { isLoopbackHost, isLoopbackUrl } from "../loopback";

/** Environment variables, as the process holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything the product is told from outside, checked. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
  /** Undefined: no sign-in is checked, and the server serves this machine only. */
  readonly credentials: Credentials | undefined;
  readonly knowledgeDir: string;
  /** Where the articles that serve come from; while no release can be had, from the folder in any case. */
  readonly knowledgeSource: KnowledgeSource;
  /** Where feedback, gaps and releases are kept. */
  readonly store: StorePlace;
  /** What of that the server itself keeps. */
  readonly keep: KeepConfig;
  /** Start although the knowledge folder has faults, so that the preview can show them; nothing is known until they are mended. */
  readonly startsWithFaults: boolean;
  /** The origin that cards link downloads to, such as `https://medic.example.com`. */
  readonly publicUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** Entra object ids, in lower case, of those who may see the faults of knowledge files. */
  readonly admins: ReadonlySet<string>;
  /** Hosts that files are fetched from; `*.` in front of one stands for any sub-domain. */
  readonly fileHosts: readonly string[];
  /** Undefined: no metrics are served. */
  readonly metrics: MetricsPlace | undefined;
  /** Undefined: no traces are sent. */
  readonly traces: TracesPlace | undefined;
  /** Where the keys that sign Bot Framework's tokens are published; tests point it at themselves. */
  readonly openIdMetadataUrl: string | undefined;
}

/** What holds when a variable is not set. */
const CONFIG_DEFAULTS = Object.freeze({
  port: 3978,
  hostWithCredentials: "0.0.0.0",
  hostWithoutCredentials: "127.0.0.1",
  knowledgeDir: "./knowledge",
  logLevel: "info",
  // Files of a personal chat lie in the sender's OneDrive.
  fileHosts: ["*.sharepoint.com"],
} as const);

/** Reads the configuration, or throws one `CONFIG_INVALID` that names every problem at once. */
export function readConfig(env: Environment): Config {
  const problems: ConfigProblem[] = [];
  const report = (problem: ConfigProblem): void => void problems.push(problem);
  const value = (name: string): string | undefined => {
    const text = env[name]?.trim();
    // Templates leave variables empty; an empty one says nothing.
    return text === "" ? undefined : text;
  };

  const credentials = parseCredentials(value, report);
  const host = parseHost(value("HOST"), credentials !== undefined, report);
  if (value("MicrosoftAppId") === undefined) checkLocalOnly(value("NODE_ENV"), host, report);
  const port = toPort(value("PORT"), report);
  const config: Config = {
    host,
    port,
    credentials,
    knowledgeDir: value("KNOWLEDGE_DIR") ?? CONFIG_DEFAULTS.knowledgeDir,
    knowledgeSource: parseKnowledgeSource(value, report),
    store: parseStore(value, report),
    keep: parseKeep(value, report),
    startsWithFaults: parseStartWithFaults(value, report),
    publicUrl: parsePublicUrl(value("PUBLIC_URL"), report),
    logLevel: parseLogLevel(value("LOG_LEVEL"), report),
    admins: parseAdmins(value("MEDIC_ADMINS"), report),
    fileHosts: [...CONFIG_DEFAULTS.fileHosts, ...parseFileHosts(value("MEDIC_FILE_HOSTS"), report)],
    metrics: parseMetrics(value, port, report),
    traces: parseTraces(value, report),
    openIdMetadataUrl: parseMetadataUrl(value("ToBotFromChannelOpenIdMetadataUrl"), report),
  };
  if (problems.length > 0) throw new MedicError("CONFIG_INVALID", toProblemText(problems));
  return config;
}

type Report = (problem: ConfigProblem) => void;

function toPort(found: string | undefined, report: Report): number {
  const { port } = CONFIG_DEFAULTS;
  return found === undefined
    ? port
    : parsePort("PORT", found, `set PORT=${port}, or PORT=0 for any free port.`, report);
}

function parseHost(found: string | undefined, hasCredentials: boolean, report: Report): string {
  if (found === undefined) {
    return hasCredentials ? CONFIG_DEFAULTS.hostWithCredentials : CONFIG_DEFAULTS.hostWithoutCredentials;
  }
  if (!HOST_SHAPE.test(found)) {
    report({
      variable: "HOST",
      found: toShownValue(found),
      permitted: "an IP address or a host name, without scheme, brackets or port",
      fix: "set HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for every network interface.",
    });
  }
  return found;
}

function checkLocalOnly(nodeEnv: string | undefined, host: string, report: Report): void {
  const permitted = "without MicrosoftAppId nobody's sign-in is checked, so only this machine may be served";
  const fix =
    "set MicrosoftAppType, MicrosoftAppId and, as the type needs, MicrosoftAppPassword and MicrosoftAppTenantId of your Azure Bot";
  if (nodeEnv === "production") {
    report({
      variable: "NODE_ENV",
      found: toShownValue(nodeEnv),
      permitted: `any value but production: ${permitted}`,
      fix: `${fix}; or unset NODE_ENV to try the bot on this machine.`,
    });
  }
  if (HOST_SHAPE.test(host) && !isLoopbackHost(host)) {
    report({
      variable: "HOST",
      found: toShownValue(host),
      permitted: `127.0.0.1, ::1 or localhost: ${permitted}`,
      fix: `${fix}; or set HOST=127.0.0.1.`,
    });
  }
}

function parsePublicUrl(found: string | undefined, report: Report): string | undefined {
  if (found === undefined) return undefined;
  const url = parseWebUrl(found);
  if (url?.pathname !== "/" || url.search !== "" || url.hash !== "") {
    report({
      variable: "PUBLIC_URL",
      found: toShownUrl(found),
      permitted: "the https address of this server as its users reach it, without a path (http only for localhost)",
      fix: "set PUBLIC_URL=https://medic.example.com with your own host name, or unset it.",
    });
  }
  return url?.origin;
}

function parseMetadataUrl(found: string | undefined, report: Report): string | undefined {
  if (found !== undefined && parseWebUrl(found) === undefined) {
    report({
      variable: "ToBotFromChannelOpenIdMetadataUrl",
      found: toShownUrl(found),
      permitted: "an https URL (http only for localhost)",
      fix: "unset it: only tests and sovereign clouds need another address.",
    });
  }
  return found;
}

function parseWebUrl(found: string): URL | undefined {
  if (!URL.canParse(found)) return undefined;
  const url = new URL(found);
  const isSafe = url.protocol === "https:" || isLoopbackUrl(found);
  return isSafe && url.username === "" && url.password === "" ? url : undefined;
}

function parseStartWithFaults(value: (name: string) => string | undefined, report: Report): boolean {
  const found = value("START_WITH_FAULTS");
  if (found !== undefined && found !== "true" && found !== "false") {
    report({
      variable: "START_WITH_FAULTS",
      found: toShownValue(found),
      permitted: "true, false",
      fix: "set START_WITH_FAULTS=true to see the faults of a knowledge folder in the preview, or unset it.",
    });
  } else if (found === "true" && value("MicrosoftAppId") !== undefined) {
    report({
      variable: "START_WITH_FAULTS",
      found: toShownValue(found),
      permitted: "false with MicrosoftAppId: a bot that knows nothing tells everybody that their error is unknown",
      fix: "unset START_WITH_FAULTS; mailflow-medic kb lint shows the faults.",
    });
  }
  return found === "true";
}

function parseLogLevel(found: string | undefined, report: Report): LogLevel {
  if (found === undefined) return CONFIG_DEFAULTS.logLevel;
  const level = LOG_LEVELS.find((known) => known === found);
  if (level === undefined) {
    report({
      variable: "LOG_LEVEL",
      found: toShownValue(found),
      permitted: LOG_LEVELS.join(", "),
      fix: `set LOG_LEVEL=${CONFIG_DEFAULTS.logLevel}.`,
    });
  }
  return level ?? CONFIG_DEFAULTS.logLevel;
}
