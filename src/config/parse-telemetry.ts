import { toShownUrl, toShownValue, type ConfigProblem } from "./config-problem";
import { HOST_SHAPE, parsePort } from "./parse-address";

type Value = (name: string) => string | undefined;
type Report = (problem: ConfigProblem) => void;

/** Where Prometheus finds the numbers of this process. */
export interface MetricsPlace {
  readonly host: string;
  /** 0 lets the system choose a free port. */
  readonly port: number;
}

/** Where the spans of turns are sent. */
export interface TracesPlace {
  /** Takes OTLP in protobuf over HTTP. */
  readonly url: string;
  readonly serviceName: string;
}

const LOOPBACK = "127.0.0.1";
const SERVICE_NAME = "mailflow-medic";
const TRACES_PATH = "v1/traces";

/** Reads `METRICS_PORT` and `METRICS_HOST`; undefined where no port is named. `port` is the server's own. */
export function parseMetrics(value: Value, port: number, report: Report): MetricsPlace | undefined {
  const found = value("METRICS_PORT");
  if (found === undefined) return undefined;
  const place = {
    host: value("METRICS_HOST") ?? LOOPBACK,
    port: parsePort("METRICS_PORT", found, "set METRICS_PORT=9464, or unset it to serve no metrics.", report),
  };
  if (place.port === port && port !== 0) {
    report({
      variable: "METRICS_PORT",
      found: toShownValue(found),
      permitted: "another port than the server's: whoever may send messages may not see the metrics",
      fix: "set METRICS_PORT=9464, or unset it to serve no metrics.",
    });
  }
  if (!HOST_SHAPE.test(place.host)) {
    report({
      variable: "METRICS_HOST",
      found: toShownValue(place.host),
      permitted: "an IP address or a host name, without scheme, brackets or port",
      fix: "unset METRICS_HOST for this machine only, or set METRICS_HOST=0.0.0.0 behind a firewall or network policy.",
    });
  }
  return place;
}

/** Reads OpenTelemetry's own variables; undefined where no endpoint is named, or its SDK is switched off. */
export function parseTraces(value: Value, report: Report): TracesPlace | undefined {
  const serviceName = value("OTEL_SERVICE_NAME") ?? SERVICE_NAME;
  const endpoint = value("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  const base = value("OTEL_EXPORTER_OTLP_ENDPOINT");
  if (value("OTEL_SDK_DISABLED")?.toLowerCase() === "true") return undefined;
  const variable = endpoint === undefined ? "OTEL_EXPORTER_OTLP_ENDPOINT" : "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
  const found = endpoint ?? base;
  if (found === undefined) return undefined;
  if (!isCollector(found)) {
    report({
      variable,
      found: toShownUrl(found),
      permitted: "the http or https address of an OpenTelemetry collector, without user name and password",
      fix: "set it to your collector, such as http://127.0.0.1:4318, or unset it to send no traces.",
    });
    return undefined;
  }
  checkProtocol("OTEL_EXPORTER_OTLP_PROTOCOL", value("OTEL_EXPORTER_OTLP_PROTOCOL"), report);
  checkProtocol("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", value("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL"), report);
  // The specification: the common endpoint is a base, that of one signal is taken as it stands.
  return { serviceName, url: endpoint ?? `${found.replace(/\/$/u, "")}/${TRACES_PATH}` };
}

function checkProtocol(variable: string, found: string | undefined, report: Report): void {
  if (found === undefined || found === "http/protobuf") return;
  report({
    variable,
    found: toShownValue(found),
    permitted: "http/protobuf",
    fix: "name the collector's HTTP port (4318 by custom) and http/protobuf, or unset the endpoint to send no traces.",
  });
}

function isCollector(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === "http:" || protocol === "https:") && username === "" && password === "";
}
