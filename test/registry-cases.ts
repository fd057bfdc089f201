/** Registry state as people paste it, with the verdicts that the rules give. */
export interface RegistryCase {
  readonly name: string;
  readonly text: string;
  readonly windows?: string;
  readonly overall: "ok" | "not-ok" | "partly" | "undecided" | "unreadable";
  /**
   * Verdicts of Client DisabledByDefault, Client Enabled, Server DisabledByDefault, Server Enabled, then without a side the
   * same two: c correct, w wrong, m missing, n noncanonical, u unreadable, p wrong place, t wrong type, - not listed.
   */
  readonly values: string;
}

export const BASE =
  "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2";
const SHORT = BASE.replace("HKEY_LOCAL_MACHINE", "HKLM");
const LOCATION = BASE.replace("HKEY_LOCAL_MACHINE\\", "");
const PROTOCOLS = BASE.replace("\\TLS 1.2", "");
const HEADER = "Windows Registry Editor Version 5.00";
const RIGHT = ['"DisabledByDefault"=dword:00000000', '"Enabled"=dword:00000001'];
const RIGHT_LIST = "DisabledByDefault : 0\nEnabled           : 1";

/** A registry file of two sides, each given by its path and its lines. */
function file(client: readonly string[], server: readonly string[] = RIGHT, base = BASE): string {
  return [HEADER, "", `[${base}\\Client]`, ...client, "", `[${base}\\Server]`, ...server, ""].join("\n");
}

function query(client: readonly string[], server: readonly string[], base = BASE): string {
  const side = (name: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", `${base}\\${name}`, ...lines.map((line) => `    ${line}`)];
  return [...side("Client", client), ...side("Server", server)].join("\n");
}

const QUERY_RIGHT = ["DisabledByDefault    REG_DWORD    0x0", "Enabled    REG_DWORD    0x1"];

function object(values: string, side: string, base = BASE): string {
  return [
    values,
    `PSPath            : Microsoft.PowerShell.Core\\Registry::${base}\\${side}`,
    `PSParentPath      : Microsoft.PowerShell.Core\\Registry::${base}`,
    `PSChildName       : ${side}`,
    "PSDrive           : HKLM",
    "PSProvider        : Microsoft.PowerShell.Core\\Registry",
    "",
  ].join("\n");
}

function located(rows: readonly (readonly [name: string, side: string, value: string])[]): string {
  return [
    "Security Settings",
    "-----------------",
    "\tTLS 1.2: Enabled",
    "",
    "        RegistryKey       Location                                          Value",
    "        -----------       --------                                          -----",
    ...rows.map(([name, side, value]) => `        ${name.padEnd(17)} ${LOCATION}\\${side}              ${value}`),
    "",
  ].join("\n");
}

const FILES: readonly RegistryCase[] = [
  { name: "REGEDIT4", text: file(RIGHT).replace(HEADER, "REGEDIT4"), overall: "ok", values: "cccc" },
  { name: "CRLF", text: file(RIGHT).replaceAll("\n", "\r\n"), overall: "ok", values: "cccc" },
  { name: "byte order mark", text: `\uFEFF${file(RIGHT)}`, overall: "ok", values: "cccc" },
  {
    name: "smart quotes",
    text: file(["“DisabledByDefault”=dword:00000000", "„Enabled“=dword:00000001"]),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "no-break spaces in the key",
    text: file(RIGHT).replaceAll("TLS 1.2", "TLS\u00A01.2"),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "bold stars inside the key and around values",
    text: file(['**"DisabledByDefault"**=dword:00000000', '"Enabled"=**dword:00000001**']).replaceAll(
      "TLS 1.2",
      "**TLS 1.2**",
    ),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "HTML of a chat client",
    text: `<div>${file(RIGHT)
      .split("\n")
      .map((line) => `<p>${line.replaceAll(" ", "&nbsp;").replaceAll('"', "&quot;")}</p>`)
      .join("")}</div>`,
    overall: "ok",
    values: "cccc",
  },
  { name: "all on one line", text: file(RIGHT).replaceAll(/\n+/gu, " "), overall: "ok", values: "cccc" },
  {
    name: "one line of comments in between",
    text: file(['; "Enabled"=dword:00000000', ...RIGHT]),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "a comment behind the data",
    text: file(['"DisabledByDefault"=dword:00000000 ; on', '"Enabled"=dword:00000001;yes']),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "fewer digits",
    text: file(['"DisabledByDefault"=dword:0', '"Enabled"=dword:1']),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "the number is hexadecimal: 10 is sixteen",
    text: file(['"DisabledByDefault"=dword:00000000', '"Enabled"=dword:00000010']),
    overall: "ok",
    values: "cncc",
  },
  {
    name: "all bits set",
    text: file(['"DisabledByDefault"=dword:00000000', '"Enabled"=dword:ffffffff']),
    overall: "ok",
    values: "cncc",
  },
  {
    name: "the last line of a value wins",
    text: file([...RIGHT, '"Enabled"=dword:00000000']),
    overall: "partly",
    values: "cwcc",
  },
  {
    name: "the last line of a value wins, for the better",
    text: file(['"Enabled"=dword:00000000', ...RIGHT]),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "a value deleted after it was set",
    text: file([...RIGHT, '"Enabled"=-']),
    windows: "2008 R2",
    overall: "partly",
    values: "cmcc",
  },
  {
    name: "the key deleted",
    text: `${HEADER}\n\n[-${BASE}]\n`,
    windows: "2008 R2",
    overall: "not-ok",
    values: "mmmm",
  },
  {
    name: "one side's key deleted, new Windows",
    text: `${file(RIGHT)}\n[-${BASE}\\Server]\n`,
    windows: "2019",
    overall: "ok",
    values: "ccmm",
  },
  {
    name: "full-width colon",
    text: file(['"DisabledByDefault"=dword：00000000', '"Enabled"=dword：00000001']),
    overall: "unreadable",
    values: "uucc",
  },
  {
    name: "no colon",
    text: file(['"DisabledByDefault"=dword00000000', '"Enabled"=dword:00000001']),
    overall: "unreadable",
    values: "uccc",
  },
  { name: "no digits", text: file([RIGHT[0] ?? "", '"Enabled"=dword:']), overall: "unreadable", values: "cucc" },
  {
    name: "ten digits",
    text: file([RIGHT[0] ?? "", '"Enabled"=dword:0000000001']),
    overall: "unreadable",
    values: "cucc",
  },
  {
    name: "letter O for zero",
    text: file(['"DisabledByDefault"=dword:0000000O', RIGHT[1] ?? ""]),
    overall: "unreadable",
    values: "uccc",
  },
  {
    name: "digits torn apart",
    text: file([RIGHT[0] ?? "", '"Enabled"=dword:0000 0001']),
    overall: "unreadable",
    values: "cucc",
  },
  {
    name: "full-width digits",
    text: file([RIGHT[0] ?? "", '"Enabled"=dword:０００００００１']),
    overall: "unreadable",
    values: "cucc",
  },
  {
    name: "guillemets",
    text: file(["«DisabledByDefault»=dword:00000000", "« Enabled »=dword:00000001"]),
    overall: "unreadable",
    values: "uucc",
  },
  {
    name: "no quotes",
    text: file(["DisabledByDefault=dword:00000000", "Enabled=dword:00000001"]),
    overall: "unreadable",
    values: "uucc",
  },
  {
    name: "one quote lost",
    text: file(['"DisabledByDefault=dword:00000000', 'Enabled"=dword:00000001']),
    overall: "unreadable",
    values: "uucc",
  },
  {
    name: "a number without its type",
    text: file([RIGHT[0] ?? "", '"Enabled"=1']),
    overall: "unreadable",
    values: "cucc",
  },
  { name: "text", text: file([RIGHT[0] ?? "", '"Enabled"="1"']), overall: "partly", values: "ctcc" },
  {
    name: "binary",
    text: file(
      ['"DisabledByDefault"=hex:00,00,00,00', '"Enabled"=hex:01,00,00,00'],
      ['"DisabledByDefault"=hex:00', RIGHT[1] ?? ""],
    ),
    overall: "not-ok",
    values: "tttc",
  },
  {
    name: "64 bits",
    text: file([RIGHT[0] ?? "", '"Enabled"=hex(b):01,00,00,00,00,00,00,00']),
    overall: "partly",
    values: "ctcc",
  },
  {
    name: "expandable text",
    text: file(['"DisabledByDefault"=hex(2):30,00,00,00', RIGHT[1] ?? ""]),
    overall: "partly",
    values: "tccc",
  },
  {
    name: "a number in bytes",
    text: file([RIGHT[0] ?? "", '"Enabled"=hex(4):01,00,00,00']),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "misspelt names",
    text: file(['"DisableByDefault"=dword:00000000', '"Enable"=dword:00000001']),
    windows: "2008 R2",
    overall: "partly",
    values: "mmcc",
  },
  {
    name: "misspelt names, Windows unknown",
    text: file(['"DisabledByDefaults"=dword:00000000', '"Enabled"=dword:00000001']),
    overall: "undecided",
    values: "mccc",
  },
  { name: "TLS 1,2", text: file(RIGHT, RIGHT, BASE.replace("1.2", "1,2")), overall: "not-ok", values: "pppp" },
  {
    name: "TLS  1.2 with two blanks",
    text: file(RIGHT, RIGHT, BASE.replace(" 1.2", "  1.2")),
    overall: "not-ok",
    values: "pppp",
  },
  {
    name: "a wrong key goes before unreadable data",
    text: file(['"DisabledByDefault"=dword:000000000', '"Enabled"=dword：1'], RIGHT, `${PROTOCOLS}\\TLS1.2`),
    overall: "not-ok",
    values: "pppp",
  },
  {
    name: "HKEY_CURRENT_USER",
    text: file(RIGHT, RIGHT, BASE.replace("LOCAL_MACHINE", "CURRENT_USER")),
    overall: "not-ok",
    values: "pppp",
  },
  {
    name: "Wow6432Node",
    text: file(RIGHT, RIGHT, BASE.replace("\\SYSTEM\\", "\\Wow6432Node\\SYSTEM\\")),
    windows: "2016",
    overall: "not-ok",
    values: "pppp",
  },
  {
    name: "Protocols left out",
    text: file(RIGHT, RIGHT, BASE.replace("\\Protocols", "")),
    overall: "not-ok",
    values: "pppp",
  },
  {
    name: "only ControlSet001",
    text: file(RIGHT, RIGHT, BASE.replace("CurrentControlSet", "ControlSet001")),
    windows: "2016",
    overall: "undecided",
    values: "pppp",
  },
  {
    name: "ControlSet001 beside the right set",
    text: `${file(RIGHT)}\n${file(['"Enabled"=dword:00000000'], ['"Enabled"=dword:00000000'], BASE.replace("CurrentControlSet", "ControlSet001"))}`,
    overall: "ok",
    values: "cccc",
  },
  {
    name: "a wrong key beside the right one",
    text: `${file(RIGHT)}\n${file(['"Enabled"=dword:00000000'], [], `${PROTOCOLS}\\TLS1.2`)}`,
    overall: "ok",
    values: "cccc",
  },
  {
    name: "values on the protocol's own key",
    text: [HEADER, "", `[${BASE}]`, ...RIGHT, ""].join("\n"),
    overall: "not-ok",
    values: "mmmmpp",
  },
  {
    name: "values on the protocol's own key, new Windows",
    text: [HEADER, "", `[${BASE}]`, ...RIGHT, ""].join("\n"),
    windows: "2022",
    overall: "not-ok",
    values: "mmmmpp",
  },
  {
    name: "translated sub-keys",
    text: file(RIGHT).replace("\\Client]", "\\客户端]").replace("\\Server]", "\\服务器]"),
    overall: "not-ok",
    values: "pppp",
  },
  {
    name: "translated sub-key of a Romance language",
    text: file(RIGHT).replace("\\Server]", "\\Servidor]"),
    overall: "partly",
    values: "ccpp",
  },
  {
    name: "blank before the sub-key",
    text: file(RIGHT).replace("\\Client]", "\\ Client]"),
    overall: "partly",
    values: "ppcc",
  },
  {
    name: "a damaged hive",
    text: file(RIGHT).replace("[HKEY_LOCAL_MACHINE", "[HKEY_LOCAL_MACHNE"),
    overall: "partly",
    values: "ppcc",
  },
  {
    name: "TLS 1.1 alone",
    text: `${file(['"Enabled"=dword:00000000'], ['"Enabled"=dword:00000000'], `${PROTOCOLS}\\TLS 1.1`)}\n[${BASE}\\Client]\n${RIGHT.join("\n")}`,
    windows: "2016",
    overall: "ok",
    values: "ccmm",
  },
  {
    name: "DTLS 1.2 is another protocol",
    text: `${file(RIGHT)}\n[${PROTOCOLS}\\DTLS 1.2\\Client]\n"Enabled"=dword:00000000`,
    overall: "ok",
    values: "cccc",
  },
  {
    name: "ciphers have an Enabled, too",
    text: `${file(RIGHT)}\n[${PROTOCOLS.replace("Protocols", "Ciphers")}\\RC4 128/128]\n"Enabled"=dword:00000000`,
    overall: "ok",
    values: "cccc",
  },
  { name: "values without any key", text: RIGHT.join("\n"), overall: "undecided", values: "----cc" },
  {
    name: "values without any key, switched off",
    text: '"DisabledByDefault"=dword:00000001\n"Enabled"=dword:00000000',
    overall: "not-ok",
    values: "----ww",
  },
];

const QUERIES: readonly RegistryCase[] = [
  {
    name: "squeezed columns",
    text: query(QUERY_RIGHT, QUERY_RIGHT).replaceAll(/ +/gu, " "),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "no columns left",
    text: query(["DisabledByDefaultREG_DWORD0x0", "EnabledREG_DWORD0x1"], QUERY_RIGHT),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "flattened to one line",
    text: query(QUERY_RIGHT, ["DisabledByDefault    REG_DWORD    0x1", "Enabled    REG_DWORD    0x0"]).replaceAll(
      /\s+/gu,
      " ",
    ),
    overall: "partly",
    values: "ccww",
  },
  {
    name: "quoted in a mail",
    text: query(QUERY_RIGHT, QUERY_RIGHT).replaceAll(/^/gmu, ">> "),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "eight digits",
    text: query(["DisabledByDefault    REG_DWORD    0x00000000", "Enabled    REG_DWORD    0x00000001"], QUERY_RIGHT),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "nine digits",
    text: query(["DisabledByDefault    REG_DWORD    0x0", "Enabled    REG_DWORD    0x000000001"], QUERY_RIGHT),
    overall: "unreadable",
    values: "cucc",
  },
  {
    name: "letter l for one",
    text: query(["DisabledByDefault    REG_DWORD    0x0", "Enabled    REG_DWORD    0xl"], QUERY_RIGHT),
    overall: "unreadable",
    values: "cucc",
  },
  {
    name: "text",
    text: query(["DisabledByDefault    REG_DWORD    0x0", "Enabled    REG_SZ    1"], QUERY_RIGHT),
    windows: "2016",
    overall: "partly",
    values: "ctcc",
  },
  {
    name: "binary on both sides",
    text: query(
      ["DisabledByDefault    REG_BINARY    00000000", "Enabled    REG_DWORD    0x1"],
      ["Enabled    REG_EXPAND_SZ    1"],
    ),
    overall: "not-ok",
    values: "tcmt",
  },
  {
    name: "half off and Enabled absent",
    text: query(["DisabledByDefault    REG_DWORD    0xffffffff"], QUERY_RIGHT),
    windows: "2016",
    overall: "partly",
    values: "wmcc",
  },
  {
    name: "one value absent, old Windows",
    text: query(["Enabled    REG_DWORD    0x1"], QUERY_RIGHT),
    windows: "2008 R2",
    overall: "partly",
    values: "mccc",
  },
  {
    name: "one value absent, Windows Server 2008 SP2",
    text: query(["Enabled    REG_DWORD    0x1"], ["Enabled    REG_DWORD    0x1"]),
    windows: "2008 SP2",
    overall: "not-ok",
    values: "mcmc",
  },
  {
    name: "one side off, the other unknown",
    text: query(["Enabled    REG_DWORD    0x0"], ["Enabled    REG_DWORD    0x1"]),
    overall: "not-ok",
    values: "mwmc",
  },
  {
    name: "off beside unreadable",
    text: query(
      ["DisabledByDefault    REG_DWORD    0x0", "Enabled    REG_DWORD    0x0"],
      ["DisabledByDefault    REG_DWORD    0x0", "Enabled    REG_DWORD    0xO1"],
    ),
    overall: "not-ok",
    values: "cwcu",
  },
  {
    name: "Wow6432Node in the output",
    text: query(
      QUERY_RIGHT,
      QUERY_RIGHT,
      BASE.replace("HKEY_LOCAL_MACHINE\\", "HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\"),
    ),
    overall: "not-ok",
    values: "pppp",
  },
  {
    name: "path of regedit's address bar",
    text: query(QUERY_RIGHT, QUERY_RIGHT).replaceAll("HKEY_LOCAL", "Computer\\HKEY_LOCAL"),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "an error for each side",
    text: `C:\\>reg query "${SHORT}\\Client"\nERROR: The system was unable to find the specified registry key or value.\n\nC:\\>reg query "${SHORT}\\Server"\nERROR: The system was unable to find the specified registry key or value.`,
    windows: "2012 R2",
    overall: "ok",
    values: "mmmm",
  },
  {
    name: "an error for one side, values of the other",
    text: `C:\\>reg query "${SHORT}\\Client"\nERROR: The system was unable to find the specified registry key or value.\n\nC:\\>reg query "${SHORT}\\Server"\n${query([], QUERY_RIGHT)}`,
    windows: "2008 R2",
    overall: "partly",
    values: "mmcc",
  },
  {
    name: "only one side was asked for",
    text: `C:\\>reg query "${SHORT}\\Client"\n${query(QUERY_RIGHT, [])}`,
    windows: "2016",
    overall: "undecided",
    values: "cc--",
  },
  {
    name: "error in German",
    text: `C:\\>reg query "${SHORT}" /s\nFEHLER: Der angegebene Registrierungsschlüssel bzw. Wert wurde nicht gefunden.`,
    windows: "2008 R2",
    overall: "not-ok",
    values: "mmmm",
  },
  {
    name: "error in French",
    text: `C:\\>reg query "${SHORT}" /s\nERREUR : le système n’a pas trouvé la clé ou la valeur de Registre spécifiée.`,
    windows: "2016",
    overall: "ok",
    values: "mmmm",
  },
  {
    name: "error in Chinese",
    text: `C:\\>reg query "${SHORT}" /s\n错误: 系统找不到指定的注册表项或值。`,
    overall: "undecided",
    values: "mmmm",
  },
  {
    name: "error in Russian",
    text: `C:\\>reg query "${SHORT}" /s\nОШИБКА: Не удается найти указанный раздел или параметр в реестре.`,
    windows: "2012",
    overall: "ok",
    values: "mmmm",
  },
  {
    name: "the error alone",
    text: "ERROR: The system was unable to find the specified registry key or value.",
    windows: "2008 R2",
    overall: "not-ok",
    values: "mmmm",
  },
  {
    name: "Windows named in the paste",
    text: `Windows Server 2008 R2, Exchange 2013:\n${query(["Enabled    REG_DWORD    0x1"], ["Enabled    REG_DWORD    0x1"])}`,
    overall: "not-ok",
    values: "mcmc",
  },
  {
    name: "Windows told by the banner of cmd.exe",
    text: `Microsoft Windows [Version 10.0.17763.5576]\nC:\\>reg query "${SHORT}" /s\nERROR: The system was unable to find the specified registry key or value.`,
    overall: "ok",
    values: "mmmm",
  },
  {
    name: "Exchange's year is not the year of Windows",
    text: `Exchange Server 2016\n${query(["Enabled    REG_DWORD    0x1"], ["Enabled    REG_DWORD    0x1"])}`,
    overall: "undecided",
    values: "mcmc",
  },
];

const POWERSHELL: readonly RegistryCase[] = [
  {
    name: "big number",
    text: object("DisabledByDefault : 0\nEnabled           : 4294967295", "Client") + object(RIGHT_LIST, "Server"),
    overall: "ok",
    values: "cncc",
  },
  {
    name: "minus one, and off by default",
    text: object("DisabledByDefault : -1\nEnabled           : -1", "Client") + object(RIGHT_LIST, "Server"),
    overall: "partly",
    values: "wncc",
  },
  {
    name: "an array",
    text: object("DisabledByDefault : 0\nEnabled           : {1, 0, 0, 0}", "Client") + object(RIGHT_LIST, "Server"),
    overall: "partly",
    values: "ctcc",
  },
  {
    name: "decimal 10 is ten",
    text: object("DisabledByDefault : 0\nEnabled           : 10", "Client") + object(RIGHT_LIST, "Server"),
    overall: "ok",
    values: "cncc",
  },
  {
    name: "flattened",
    text: (object(RIGHT_LIST, "Client") + object("DisabledByDefault : 1\nEnabled : 0", "Server")).replaceAll(
      /\s+/gu,
      " ",
    ),
    overall: "partly",
    values: "ccww",
  },
  {
    name: "wrapped by the console",
    text: (object(RIGHT_LIST, "Client") + object(RIGHT_LIST, "Server")).replaceAll(
      "SecurityProviders",
      `SecurityPro\n${" ".repeat(20)}viders`,
    ),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "path of another hive",
    text: object(RIGHT_LIST, "Client", BASE.replace("LOCAL_MACHINE", "CURRENT_USER")) + object(RIGHT_LIST, "Server"),
    overall: "partly",
    values: "ppcc",
  },
  {
    name: "only PSChildName",
    text: `PSChildName       : Server\nDisabledByDefault : 0\nEnabled           : 0\n\nPSChildName       : Client\n${RIGHT_LIST}`,
    overall: "partly",
    values: "cccw",
  },
  {
    name: "side not shown, switched off",
    text: "Enabled           : 0\nDisabledByDefault : 0",
    overall: "not-ok",
    values: "----cw",
  },
  {
    name: "side not shown, old Windows, Enabled absent",
    text: "DisabledByDefault : 0\nEnabled           :",
    windows: "2008 R2",
    overall: "not-ok",
    values: "----cm",
  },
  { name: "side not shown, new Windows", text: RIGHT_LIST, windows: "2019", overall: "undecided", values: "----cc" },
  {
    name: "one path missing",
    text: `Get-ItemProperty : Cannot find path '${SHORT.replace("HKLM", "HKLM:")}\\Client' because it does not exist.\n\n${object(RIGHT_LIST, "Server")}`,
    windows: "2008 R2",
    overall: "partly",
    values: "mmcc",
  },
  {
    name: "a missing path in German",
    text: `Get-ItemProperty : Der Pfad "${SHORT.replace("HKLM", "HKLM:")}" kann nicht gefunden werden, da er nicht vorhanden ist.`,
    windows: "2016",
    overall: "ok",
    values: "mmmm",
  },
  {
    name: "a missing path in Swedish",
    text: `Get-ItemProperty : Det går inte att hitta sökvägen "${SHORT.replace("HKLM", "HKLM:")}" eftersom den inte finns.`,
    windows: "2008 R2",
    overall: "not-ok",
    values: "mmmm",
  },
  {
    name: "a missing path in a language that is not in the list",
    text: `Get-ItemProperty : Cesta "${SHORT.replace("HKLM", "HKLM:")}\\Client" nebola nájdená.\n${object(RIGHT_LIST, "Server")}`,
    windows: "2016",
    overall: "ok",
    values: "mmcc",
  },
  {
    name: "a missing path in Chinese",
    text: `Get-ItemProperty : 找不到路径“${SHORT.replace("HKLM", "HKLM:")}\\Client”，因为该路径不存在。\nGet-ItemProperty : 找不到路径“${SHORT.replace("HKLM", "HKLM:")}\\Server”，因为该路径不存在。`,
    overall: "undecided",
    values: "mmmm",
  },
  {
    name: "a table with the sides",
    text: "PSChildName Enabled DisabledByDefault\n----------- ------- -----------------\nClient            1                 0\nServer            0                 1",
    overall: "partly",
    values: "ccww",
  },
  {
    name: "a table without the side",
    text: "Enabled DisabledByDefault\n------- -----------------\n      1                 0",
    overall: "undecided",
    values: "----cc",
  },
  {
    name: "a table with a cell left empty",
    text: "PSChildName Enabled DisabledByDefault\n----------- ------- -----------------\nClient                              0\nServer            1                 0",
    windows: "2008 R2",
    overall: "partly",
    values: "cmcc",
  },
  {
    name: "Get-ChildItem",
    text: `\n    Hive: ${BASE}\n\n\nName                           Property\n----                           --------\nClient                         DisabledByDefault : 0\n                               Enabled           : 1\nServer                         DisabledByDefault : 0\n                               Enabled           : 4294967295\n`,
    overall: "ok",
    values: "cccn",
  },
  {
    name: "Get-ChildItem, one key empty",
    text: `    Hive: ${BASE}\n\nName                           Property\n----                           --------\nClient\nServer                         DisabledByDefault : 0\n                               Enabled           : 1\n`,
    windows: "2008 R2",
    overall: "partly",
    values: "mmcc",
  },
  {
    name: "Get-ChildItem, flattened",
    text: `Hive: ${BASE}\nName Property ---- -------- Client DisabledByDefault : 0 Enabled : 1 Server DisabledByDefault : 1 Enabled : 0`,
    overall: "partly",
    values: "ccww",
  },
  {
    name: "Get-ChildItem of all protocols",
    text: `    Hive: ${PROTOCOLS}\\TLS 1.0\n\nName                           Property\n----                           --------\nClient                         Enabled : 0\n\n    Hive: ${BASE}\n\nName                           Property\n----                           --------\nClient                         DisabledByDefault : 0\n                               Enabled           : 1\nServer                         DisabledByDefault : 0\n                               Enabled           : 1\n`,
    overall: "ok",
    values: "cccc",
  },
];

const HEALTH_CHECKER: readonly RegistryCase[] = [
  {
    name: "lines of 2021",
    text: "TLS 1.1\n\tServer Enabled: False\n\tServer Disabled By Default: True\n\tClient Enabled: False\n\tClient Disabled By Default: True\nTLS 1.2\n\tServer Enabled: True\n\tServer Disabled By Default: False\n\tClient Enabled: True\n\tClient Disabled By Default: False\nSystemDefaultTlsVersions: True",
    overall: "ok",
    values: "cccc",
  },
  {
    name: "lines of 2021, one side off",
    text: "TLS 1.2\n\tServer Enabled: False\n\tServer Disabled By Default: False\n\tClient Enabled: True\n\tClient Disabled By Default: False\n\t\tError: Mismatch in TLS version for client and server.",
    overall: "partly",
    values: "cccw",
  },
  {
    name: "lines of 2021, flattened",
    text: "TLS 1.0 Server Enabled: False Server Disabled By Default: True Client Enabled: False Client Disabled By Default: True TLS 1.2 Server Enabled: True Server Disabled By Default: False Client Enabled: True Client Disabled By Default: False",
    overall: "ok",
    values: "cccc",
  },
  {
    name: "table of 2022, off by default on both sides",
    text: "TLSVersion  ServerEnabled  ServerDbD  ClientEnabled  ClientDbD  Configuration\n----------  -------------  ---------  -------------  ---------  -------------\n1.1         True           False      True           False      Enabled\n1.2         True           True       True           True       Half Disabled",
    overall: "not-ok",
    values: "wcwc",
  },
  {
    name: "table of 2022, flattened",
    text: "TLSVersion ServerEnabled ServerDbD ClientEnabled ClientDbD Configuration 1.0 False True False True Disabled 1.2 True False False True Misconfigured",
    overall: "partly",
    values: "wwcc",
  },
  {
    name: "a label that lies",
    text: located([
      ["Enabled", "Server", "0"],
      ["DisabledByDefault", "Server", "NULL"],
      ["Enabled", "Client", "0"],
      ["DisabledByDefault", "Client", "0"],
    ]),
    overall: "not-ok",
    values: "cwmw",
  },
  {
    name: "squeezed columns",
    text: located([
      ["Enabled", "Server", "1"],
      ["DisabledByDefault", "Server", "0"],
      ["Enabled", "Client", "1"],
      ["DisabledByDefault", "Client", "NULL"],
    ]).replaceAll(/[ \t]+/gu, " "),
    windows: "2008 R2",
    overall: "partly",
    values: "mccc",
  },
  {
    name: "flattened",
    text: located([
      ["Enabled", "Server", "1"],
      ["DisabledByDefault", "Server", "0"],
      ["Enabled", "Client", "-1"],
      ["DisabledByDefault", "Client", "0"],
    ]).replaceAll(/\s+/gu, " "),
    overall: "ok",
    values: "cncc",
  },
];

/** Output of a command that names one key; `how` shapes it. */
function asked(side: string, how: string, output: string): string {
  return `PS C:\\> Get-ItemProperty "${SHORT.replace("HKLM", "HKLM:")}\\${side}" ${how}\n\n${output}\n`;
}

/** The same for both sides. */
function askedBoth(how: string, client: string, server: string): string {
  return asked("Client", how, client) + asked("Server", how, server);
}

function table(enabled: string, disabled: string): string {
  return `Enabled DisabledByDefault\n------- -----------------\n${enabled.padStart(7)} ${disabled.padStart(17)}\n`;
}

/** The command tells the key, the output does not. */
const COMMANDS: readonly RegistryCase[] = [
  {
    name: "tables under commands, the client off",
    text: askedBoth("| ft Enabled,DisabledByDefault", table("0", "1"), table("1", "0")),
    windows: "2019",
    overall: "partly",
    values: "wwcc",
  },
  {
    name: "tables under commands, the server off",
    text: askedBoth("| select Enabled,DisabledByDefault", table("1", "0"), table("0", "1")),
    windows: "2019",
    overall: "partly",
    values: "ccww",
  },
  {
    name: "lists under commands",
    text: askedBoth("| fl Enabled,DisabledByDefault", RIGHT_LIST, RIGHT_LIST),
    windows: "2008 R2",
    overall: "ok",
    values: "cccc",
  },
  {
    name: "one value each",
    text: `PS C:\\> (Get-ItemProperty "${SHORT}\\Client").Enabled\n0\nPS C:\\> Get-ItemPropertyValue -Path "${SHORT}\\Server" -Name Enabled, DisabledByDefault\n1\n0`,
    overall: "partly",
    values: "mwcc",
  },
  {
    name: "a command of many keys does not tell whose values these are: the worst counts, and no side is called empty",
    text: `PS C:\\> Get-ItemProperty "${SHORT}\\*" | ft Enabled,DisabledByDefault\n\nEnabled DisabledByDefault\n------- -----------------\n      0                 0\n      1                 0\n`,
    windows: "2019",
    overall: "not-ok",
    values: "----cw",
  },
  {
    name: "behind the next prompt the command tells nothing",
    text: `${asked("Client", "| ft Enabled,DisabledByDefault", table("1", "0"))}PS C:\\> .\\show.ps1\n\n${table("0", "0")}`,
    windows: "2019",
    overall: "not-ok",
    values: "cc--cw",
  },
];

/** Keys and values as lists in a document, not as a file. */
const NOTES: readonly RegistryCase[] = [
  {
    name: "bullets",
    text: [
      `- ${BASE}\\Client`,
      ...RIGHT.map((line) => `  - ${line}`),
      `- ${BASE}\\Server`,
      '  - "Enabled"=dword:00000000',
    ].join("\n"),
    overall: "partly",
    values: "ccmw",
  },
  {
    name: "numbers, and values as reg query prints them",
    text: [
      `1. ${BASE}\\Client`,
      ...QUERY_RIGHT.map((line) => `   ${line}`),
      `2) ${BASE}\\Server`,
      ...QUERY_RIGHT.map((line) => `   ${line}`),
    ].join("\n"),
    overall: "ok",
    values: "cccc",
  },
  {
    name: "values of .NET and WinHTTP without their keys are none of TLS 1.2's keys",
    text: '"SchUseStrongCrypto"=dword:00000001\nDefaultSecureProtocols    REG_DWORD    0xa00',
    overall: "undecided",
    values: "",
  },
  {
    name: "a table of values of .NET",
    text: "SchUseStrongCrypto SystemDefaultTlsVersions\n------------------ ------------------------\n                 1                        1\n",
    overall: "undecided",
    values: "",
  },
  {
    name: "a file without brackets stays damaged",
    text: [HEADER, "", `${BASE}\\Client`, ...RIGHT, "", `${BASE}\\Server`, '"Enabled"=dword:00000000'].join("\n"),
    overall: "not-ok",
    values: "mmmmcw",
  },
];

/** Written from the rules alone, form by form and damage by damage. */
export const REGISTRY_CASES: readonly RegistryCase[] = [
  ...FILES,
  ...QUERIES,
  ...POWERSHELL,
  ...HEALTH_CHECKER,
  ...COMMANDS,
  ...NOTES,
];
