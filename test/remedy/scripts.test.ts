import fc from "fast-check";
import type { RegistryKey } from "../../src/knowledge";
import { TLS12_KEYS } from "../../src/remedy";
import { toFixScript } from "../../src/remedy/fix-script";
import { toRollbackScript } from "../../src/remedy/rollback-script";
import { parseScript } from "./parse-renderings";

const SCRIPTS = [
  ["fix", toFixScript("tls12", TLS12_KEYS)],
  ["rollback", toRollbackScript("tls12", TLS12_KEYS)],
] as const;

/** A script without its comments and strings, so that braces and commands can be counted. */
function toCode(script: string): string {
  return script
    .replace(/<#[\s\S]*?#>/gu, "")
    .replace(/^\s*#.*$/gmu, "")
    .replace(/'(?:[^']|'')*'/gu, "''")
    .replace(/"(?:[^"`]|`.)*"/gu, '""');
}

/** The innermost block around an offset, from its opening line on. */
function linesBefore(script: string, offset: number, count: number): string {
  return script.slice(0, offset).split("\r\n").slice(-count).join("\n");
}

describe.each(SCRIPTS)("the %s script", (_, script) => {
  const code = toCode(script);

  it("is ASCII with CRLF and ends with a line end", () => {
    expect(script).toMatch(/^[\x20-\x7E\r\n]*$/u);
    expect(script.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
    expect(script.endsWith("\r\n")).toBe(true);
  });

  it.each([
    ["{", "}"],
    ["(", ")"],
    ["[", "]"],
  ])("closes every %s", (open, close) => {
    expect(code.split(open).length).toBe(code.split(close).length);
  });

  it("runs on 5.1, stops at the first error, supports -WhatIf, and asks for elevation", () => {
    expect(script.startsWith("#Requires -Version 5.1\r\n")).toBe(true);
    expect(script).toContain("[CmdletBinding(SupportsShouldProcess = $true)]");
    expect(script).toContain("$ErrorActionPreference = 'Stop'");
    expect(script).toMatch(/IsInRole\(\[Security\.Principal\.WindowsBuiltInRole\]::Administrator\)/u);
    expect(script).toMatch(/if \(-not \$isElevated -and -not \$WhatIfPreference\) \{\r\n {2}throw/u);
    expect(script).toMatch(/-not \[Environment\]::Is64BitProcess\) \{\r\n {2}throw/u);
  });

  it("uses nothing that only PowerShell 7 knows", () => {
    expect(code).not.toMatch(/\?\?|\?\.|&&|\|\||\s\?\s.*\s:\s|-Parallel|-AsHashtable|utf8NoBOM/u);
  });

  it("never makes an existing key anew", () => {
    const made = [...script.matchAll(/New-Item (?!-ItemType)/gu)].filter(
      ({ index }) => !/#[^\n]*$/u.test(script.slice(0, index)),
    );
    expect(made.length).toBeGreaterThan(0);
    for (const { index } of made)
      expect(linesBefore(script, index, 1)).toMatch(/if \(-not \(Test-Path -LiteralPath \$value\.Path\)\) \{ $/u);
  });

  it("changes nothing unasked", () => {
    for (const { index } of script.matchAll(/\b(?:New-ItemProperty|Remove-ItemProperty) /gu))
      expect(linesBefore(script, index, 5)).toContain("$PSCmdlet.ShouldProcess(");
    expect(code).not.toMatch(
      /Set-ItemProperty|Remove-Item |Clear-Item|Invoke-Expression|Start-Process|reg\.exe (?:add|delete|import)/u,
    );
  });
});

it("the fix script saves what is there before it changes anything, and stops where it cannot", () => {
  const [, script] = SCRIPTS[0];
  const positions = ["ConvertTo-Json", "reg.exe export", "if ($LASTEXITCODE -ne 0) { throw", "New-ItemProperty"].map(
    (part) => script.indexOf(part),
  );
  expect(positions).not.toContain(-1);
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
  expect(script).toContain("throw 'Without a backup nothing is changed.'");
});

it("the fix script leaves alone what is set already", () => {
  const [, script] = SCRIPTS[0];
  expect(script).toMatch(/if \(\$changes\.Count -eq 0\) \{\r\n.*\r\n {2}return\r\n\}/u);
  expect(script).toContain("foreach ($value in $changes)");
});

it("the rollback puts back what was there and removes what was not, for its own values only", () => {
  const [, script] = SCRIPTS[1];
  expect(script).toContain("foreach ($value in $wanted)");
  expect(script).toMatch(/if \(-not \$old\.Existed\) \{[\s\S]*Remove-ItemProperty[\s\S]*continue/u);
  expect(script).toContain("-PropertyType $old.Kind -Value $data");
  expect(script).toContain("'^tls12-\\d{8}-\\d{6}\\.json$'");
});

it("no path or name can end its literal", () => {
  const awkward = fc.stringMatching(/^[A-Za-z0-9 .'’‘`$;(){}]{1,20}$/u);
  const keys = fc.uniqueArray(
    fc.record({
      path: awkward.map((part) => `HKEY_LOCAL_MACHINE\\SOFTWARE\\${part}`),
      values: fc.array(
        fc.record({
          name: awkward,
          type: fc.constant("REG_DWORD" as const),
          data: fc.integer({ min: 0, max: 0xffffffff }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 3, selector: ({ path }) => path },
  );
  fc.assert(
    fc.property(keys, (written: RegistryKey[]) => {
      expect(parseScript(toFixScript("a", written))).toEqual(written);
      expect(parseScript(toRollbackScript("a", written))).toEqual(written);
    }),
  );
});
