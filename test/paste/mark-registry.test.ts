import { readPaste } from "../../src/paste";
import { BASE } from "../registry-cases";

async function marksOf(...lines: string[]): Promise<string[]> {
  const { marks } = await readPaste(lines.join("\n"));
  return (["registry-tls12-off", "registry-tls12-on"] as const).filter((mark) => marks.has(mark));
}

const side = (name: string, disabled: string, enabled: string): string[] => [
  `[${BASE}\\${name}]`,
  `"DisabledByDefault"=dword:0000000${disabled}`,
  `"Enabled"=dword:0000000${enabled}`,
];

describe("what registry values say of TLS 1.2", () => {
  it.each<[name: string, lines: string[], marks: string[]]>([
    ["a side that is off", [...side("Client", "0", "0"), ...side("Server", "0", "1")], ["registry-tls12-off"]],
    ["both sides on", [...side("Client", "0", "1"), ...side("Server", "0", "1")], ["registry-tls12-on"]],
    ["one side on", side("Client", "0", "1"), []],
    ["off, then on: the later counts", [...side("Client", "0", "0"), ...side("Client", "0", "1")], []],
    [
      "off and on where the key is not shown: they may be of two",
      ['"DisabledByDefault"=dword:00000000', '"Enabled"=dword:00000000', '"Enabled"=dword:00000001'],
      ["registry-tls12-off"],
    ],
    ["a right value of .NET", ['"SchUseStrongCrypto"=dword:00000001'], []],
    ["a right value of WinHTTP", ["    DefaultSecureProtocols    REG_DWORD    0xa00"], []],
    ["a value of .NET in a key of TLS 1.2", [`[${BASE}\\Client]`, '"SchUseStrongCrypto"=dword:00000001'], []],
  ])("%s", async (_, lines, marks) => {
    expect(await marksOf(...lines)).toEqual(marks);
  });
});
