import { testRule, type FailingCase } from "../rule-tester";

const PATH =
  "SYSTEM\\\\CurrentControlSet\\\\Control\\\\SecurityProviders\\\\SCHANNEL\\\\Protocols\\\\TLS 1.2\\\\Client";
const KEY = `"HKEY_LOCAL_MACHINE\\\\${PATH}"`;
const VALUES = `"values": [
                { "name": "DisabledByDefault", "type": "REG_DWORD", "data": 0 },
                { "name": "Enabled", "type": "REG_DWORD", "data": 1 }
              ]`;
const dword = (name: string, data: number): string => `{ "name": "${name}", "type": "REG_DWORD", "data": ${data} }`;
const with_ = (path: string, ...values: string[]): readonly (readonly [string, string])[] => [
  [KEY, `"HKEY_LOCAL_MACHINE\\\\${path}"`],
  [VALUES, `"values": [${values.join(", ")}]`],
];
const NET = "SOFTWARE\\\\Microsoft\\\\.NETFramework\\\\v4.0.30319";
const WINHTTP = "SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Internet Settings\\\\WinHttp";
const BOTH = [dword("DisabledByDefault", 0), dword("Enabled", 1)];
const protocol = (name: string): string => PATH.replace("TLS 1.2", name);
const badPath = (path: string, message: RegExp): FailingCase => ({
  change: with_(path, ...BOTH),
  at: `"HKEY_LOCAL_MACHINE\\\\${path}"`,
  message,
});
const badValue = (path: string, values: readonly string[], at: string, message: RegExp): FailingCase => ({
  change: with_(path, ...values),
  at,
  message,
});

testRule("registry-values", {
  passes: {
    "a key in other case": { change: with_(PATH.replace("SCHANNEL", "Schannel"), ...BOTH) },
    "an old protocol turned off": {
      change: with_(protocol("TLS 1.0"), dword("DisabledByDefault", 1), dword("Enabled", 0)),
    },
    ".NET of both kinds": {
      change: with_(
        NET.replace("SOFTWARE", "SOFTWARE\\\\Wow6432Node").replace("v4.0.30319", "v2.0.50727"),
        dword("SchUseStrongCrypto", 1),
        dword("SystemDefaultTlsVersions", 1),
      ),
    },
    "WinHTTP with TLS 1.1 and 1.2": { change: with_(WINHTTP, dword("DefaultSecureProtocols", 0xa00)) },
    "a key that only has to exist": { change: with_(PATH.replace("\\\\Client", "")) },
    "TLS 1.3 off in an article about TLS 1.3": {
      change: [
        ["Sample session refused", "Exchange does not support TLS 1.3"],
        ["sample-event [0-9]{4}", "sample-event [0-9]{3}"],
        [`"any": [{ "pattern": "sample-event [0-9]{3}" }]`, `"any": [{ "fact": "tls13-said-on" }]`],
        ['"phrase": "Sample session refused"', '"phrase": "does not support TLS 1.3"'],
        ...with_(protocol("TLS 1.3"), dword("DisabledByDefault", 1), dword("Enabled", 0)),
      ],
    },
  },
  fails: {
    "a protocol without its space": badPath(protocol("TLS1.2"), /no protocol key "TLS1\.2"/u),
    "a protocol with a comma": badPath(protocol("TLS 1,2"), /"TLS 1,2"/u),
    "a protocol written as OpenSSL does": badPath(protocol("TLSv1.2"), /"TLSv1\.2"/u),
    "a translated sub-key": badPath(PATH.replace("Client", "客户端"), /no key "客户端" below TLS 1\.2/u),
    "values on the parent key": badPath(PATH.replace("\\\\Client", ""), /stand below Client and Server/u),
    "a numbered control set": badPath(PATH.replace("CurrentControlSet", "ControlSet001"), /numbered control set/u),
    "Protocols left out": badPath(PATH.replace("Protocols\\\\", ""), /not among those/u),
    "Schannel below Wow6432Node": badPath(PATH.replace("SYSTEM", "SOFTWARE\\\\Wow6432Node"), /not among those/u),
    "a .NET version that does not exist": badPath(NET.replace("v4.0.30319", "v4.0"), /not among those/u),
    "a value name with a letter less": badValue(
      PATH,
      [dword("DisabledByDefault", 0), dword("Enable", 1)],
      '"Enable"',
      /no value "Enable"/u,
    ),
    "a value of another key": badValue(
      NET,
      [dword("SchUseStrongCrypto", 1), dword("Enabled", 1)],
      '"Enabled"',
      /Enabled/u,
    ),
    "Enabled 10": badValue(PATH, [dword("DisabledByDefault", 0), dword("Enabled", 10)], "10 }", /is 10 \(0xa\)/u),
    "TLS 1.2 turned off": badValue(
      PATH,
      [dword("DisabledByDefault", 0), dword("Enabled", 0)],
      "0 }]",
      /turns TLS 1\.2 off/u,
    ),
    "TLS 1.2 off by default": badValue(
      PATH,
      [dword("Enabled", 1), dword("DisabledByDefault", 1)],
      "1 }]",
      /turns TLS 1\.2 off/u,
    ),
    "TLS 1.3 turned off": badValue(
      protocol("TLS 1.3"),
      [dword("DisabledByDefault", 0), dword("Enabled", 0)],
      "0 }]",
      /turns TLS 1\.3 off/u,
    ),
    "one value without the other": {
      change: with_(PATH, dword("Enabled", 1)),
      at: KEY,
      message: /DisabledByDefault is missing/u,
    },
    "strong cryptography turned off": badValue(NET, [dword("SchUseStrongCrypto", 0)], "0 }]", /not permitted/u),
    "WinHTTP without TLS 1.2": badValue(WINHTTP, [dword("DefaultSecureProtocols", 0x200)], "512", /0x200/u),
    "WinHTTP with an unknown bit": badValue(
      WINHTTP,
      [dword("DefaultSecureProtocols", 0x801)],
      "2049",
      /not permitted/u,
    ),
  },
});
