import { readPaste } from "../../src/paste";

describe("what a writer says about TLS 1.2", () => {
  it.each([
    "TSL 1.2 is not ticked in IIS crypto",
    "tls 1.2 ist da nicht aktiv",
    "TLS 1.2 wurde hier nie eingeschaltet",
    "tls 1.2 staat uit op de oude server",
    "windows 2012 sem tls 1.2",
    "abbiamo ancora solo tls 1.0 attivo",
    "TLS 1.2 n'est pas activé",
    "TLS 1.2 は有効にしていません",
    "服务器没有启用TLS 1.2，TLS 1.2 未启用",
    "TLS 1.2 isn't enabled",
    "TLS 1.2 never was switched on",
    "TLS 1.2 на сервере выключен",
  ])("off: %s", async (text) => {
    const { marks } = await readPaste(text);
    expect(marks.has("tls12-said-off")).toBe(true);
    expect(marks.has("tls12-said-on")).toBe(false);
  });

  it.each([
    "tls 1.2 IS on here",
    "TLS 1.2 is enabled on both sides",
    "TLS 1.2 ist aktiv",
    "TLS 1.2 client + server keys are set right",
    "TLS 1.2 activado en el registro",
    "TLS 1.2 本來就開著",
    "TLS 1.2 は有効です",
  ])("on: %s", async (text) => {
    const { marks } = await readPaste(text);
    expect(marks.has("tls12-said-on")).toBe(true);
    expect(marks.has("tls12-said-off")).toBe(false);
  });

  it.each([
    "what is TLS 1.2?",
    "TLS 1.2 Client has Enabled=0",
    "we use TLS 1.20 firmware, enabled",
    "TLS 1.3 is enabled",
  ])("neither: %s", async (text) => {
    expect((await readPaste(text)).marks.has("tls12-said-on")).toBe(false);
  });
});

describe("other things writers say", () => {
  it.each([
    ["retry-succeeds", "a manual retry works"],
    ["retry-succeeds", "手动重试一下又能发出去"],
    ["retry-succeeds", "une relance manuelle de la file suffit et tout part"],
    ["retry-succeeds", "佇列偶爾出現錯誤，手動重試就寄得出去"],
    ["old-windows", "exchange 2010 sobre 2008 r2"],
    ["old-windows", "Windows Server 2008 SP2"],
    ["starttls-said-missing", "EHLO-Antwort ohne 250-STARTTLS"],
    ["starttls-said-missing", "250-STARTTLS 줄이 없습니다"],
    ["starttls-said-missing", "there is no STARTTLS in the reply"],
    ["another-service-only", "nginx: SSL_do_handshake() failed: no shared cipher"],
    ["another-service-only", "curl: (35) error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version"],
    ["another-service-only", "Microsoft.Data.SqlClient.SqlException: An existing connection was forcibly closed"],
    ["registry-tls12-off", "HKLM\\...\\TLS 1.2\\Client Enabled = 0, DisabledByDefault = 1"],
  ] as const)("%s: %s", async (mark, text) => {
    expect((await readPaste(text)).marks.has(mark)).toBe(true);
  });

  it.each([
    ["registry-tls12-off", "HKLM\\...\\TLS 1.2\\Client Enabled = 1, DisabledByDefault = 0"],
    ["registry-tls12-off", "HKLM\\...\\TLS 1.1\\Client Enabled = 0"],
    ["retry-succeeds", "a manual retry fails as well"],
    ["old-windows", "Windows Server 2019"],
    ["starttls-said-missing", "451 5.7.3 Must issue a STARTTLS command first"],
    ["starttls-said-missing", "451 5.7.3 STARTTLS is required to send mail"],
    ["another-service-only", "postfix behind nginx: no shared cipher, mail stuck"],
    ["another-service-only", "curl: (35) tlsv1 alert protocol version, by curl smtp://mx.example.com"],
    ["ehlo-with-starttls", "from another line the same host answers with 250-STARTTLS"],
    [
      "ehlo-without-starttls",
      "EHLO a\n250-b Hello\n250 STARTTLS\nSTARTTLS\n220 2.0.0 Ready\nEHLO a\n250-b Hello\n250 SIZE 1",
    ],
  ] as const)("not %s: %s", async (mark, text) => {
    expect((await readPaste(text)).marks.has(mark)).toBe(false);
  });
});
