import type { Article } from "../../article";
import { nearestOf } from "../../nearest";
import { protocolOf, registryStepsOf, type PlacedKey } from "../article-registry";
import { KNOWN_KEYS, PROTOCOLS, SCHANNEL } from "../known-registry-values";
import type { ArticleRule, Report } from "../rule";

export const registryValues: ArticleRule = {
  id: "registry-values",
  severity: "error",
  scope: "article",
  blocks: "harmful",
  summary: "Registry steps set values that Windows knows, to data it documents, and never turn TLS 1.2 or 1.3 off.",
  check({ article }) {
    return registryStepsOf(article)
      .flatMap(({ keys }) => keys)
      .flatMap((key) => checkKey(key, article));
  },
};

function checkKey(key: PlacedKey, article: Article): Report[] {
  const known = KNOWN_KEYS.find(({ pattern }) => pattern.test(key.path));
  if (known === undefined) {
    // A key that only has to exist may be the parent of known ones.
    if (key.values.length === 0 && isParent(key.path)) return [];
    return [{ at: [...key.at, "path"], ...describeUnknown(key.path) }];
  }
  const reports = key.values.flatMap(({ name, data }, index): Report[] => {
    const value = known.values.find((candidate) => candidate.name === name);
    const at = [...key.at, "values", index];
    if (value === undefined) {
      const names = known.values.map((candidate) => candidate.name);
      const nearest = nearestOf(name, names);
      return [
        {
          at: [...at, "name"],
          message: `Windows knows no value "${name}" below this key.`,
          help: `${nearest === undefined ? "" : `Did you mean "${nearest}"? `}Permitted: ${names.join(", ")}. ${ADD_IT}`,
        },
      ];
    }
    if (!value.permits(data)) {
      return [
        {
          at: [...at, "data"],
          message: `${name} is ${data} (0x${data.toString(16)}), which is not permitted.`,
          help: `Permitted: ${value.permitted}.`,
        },
      ];
    }
    return turnsOff(key, name, data, article)
      ? [
          {
            at: [...at, "data"],
            message: `${name} ${data} turns ${protocolOf(key) ?? "it"} off.`,
            help: "A fix leaves TLS 1.2 and 1.3 on: Enabled 1, DisabledByDefault 0. Only an article whose signatures are about TLS 1.3 may turn that off.",
          },
        ]
      : [];
  });
  const missing = known.values.filter(({ name }) => !key.values.some((value) => value.name === name));
  if (reports.length === 0 && known.together === true && key.values.length > 0 && missing.length > 0) {
    reports.push({
      at: [...key.at, "path"],
      message: `${missing.map(({ name }) => name).join(", ")} is missing below this key.`,
      help: `Set ${known.values.map(({ name }) => name).join(" and ")} together: one of them alone leaves the other as it was.`,
    });
  }
  return reports;
}

const ADD_IT = "A value that Microsoft documents is added to known-registry-values.ts, with its page.";

function turnsOff(key: PlacedKey, name: string, data: number, article: Article): boolean {
  const isOff = (name === "Enabled" && data === 0) || (name === "DisabledByDefault" && data === 1);
  const protocol = protocolOf(key);
  if (!isOff || (protocol !== "TLS 1.2" && protocol !== "TLS 1.3")) return false;
  // Exchange before 2019 CU15 does not support TLS 1.3: there, turning it off is the fix that Microsoft gives.
  return protocol === "TLS 1.2" || !isAboutTls13(article);
}

function isAboutTls13({ signatures }: Article): boolean {
  return signatures.every(({ all = [], any = [] }) =>
    [...all, ...any].some(
      (condition) =>
        ("phrase" in condition && condition.phrase.includes("TLS 1.3")) ||
        ("fact" in condition && condition.fact.startsWith("tls13-")),
    ),
  );
}

function isParent(path: string): boolean {
  const parents = [
    SCHANNEL,
    `${SCHANNEL}\\Protocols`,
    ...PROTOCOLS.map((protocol) => `${SCHANNEL}\\Protocols\\${protocol}`),
  ];
  return parents.some((parent) => parent.toLowerCase() === path.toLowerCase());
}

function describeUnknown(path: string): Pick<Report, "message" | "help"> {
  if (/\\ControlSet\d+\\/iu.test(path)) {
    return {
      message: `The key ${path} names a numbered control set.`,
      help: "Which one is in use differs from server to server: write CurrentControlSet.",
    };
  }
  const [, protocol, side, rest] = /\\SCHANNEL\\Protocols(?:\\([^\\]*))?(?:\\([^\\]*))?(\\.*)?$/iu.exec(path) ?? [];
  if (protocol !== undefined && !PROTOCOLS.some((name) => name === protocol)) {
    const nearest = nearestOf(protocol, PROTOCOLS);
    return {
      message: `Schannel knows no protocol key "${protocol}".`,
      help: `${nearest === undefined ? "" : `Did you mean "${nearest}"? `}Permitted: ${PROTOCOLS.join(", ")}, exactly so. A key of another name has no effect.`,
    };
  }
  if (protocol !== undefined && path.toLowerCase().startsWith(`${SCHANNEL}\\Protocols\\`.toLowerCase())) {
    return {
      message:
        side === undefined
          ? `The values of ${protocol} stand below Client and Server, not below ${protocol} itself.`
          : `Schannel knows no key "${side}${rest ?? ""}" below ${protocol}.`,
      help: `Permitted: Client (this server sends) and Server (this server receives), never translated.`,
    };
  }
  return {
    message: `The key ${path} is not among those a fix may change.`,
    help: `Permitted: ${SCHANNEL}\\Protocols\\<protocol>\\<Client or Server>, HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 and v2.0.50727, …\\Internet Settings\\WinHttp, each below Wow6432Node too where Windows has it there. ${ADD_IT}`,
  };
}
