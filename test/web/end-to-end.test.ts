import { readFile, rm } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { createBot } from "../../src/bot";
import { createChannel } from "../../src/channel";
import { createLogger } from "../../src/log";
import { createServer, type MedicServer } from "../../src/server";
import { FOUNDING_TEXTS, inNdr } from "../founding";
import { servedKnowledge } from "../knowledge-base";
import { sendRequest } from "../server/send-request";
import { createStubPreview } from "../server/stub-preview";
import { buildPage } from "./build-page";
import { openBrowser } from "./open-browser";

let folder: string;
let browser: Browser;
let server: MedicServer;
let url: string;

beforeAll(async () => {
  folder = await buildPage();
  browser = await openBrowser();
  const log = createLogger("silent", () => undefined);
  const bot = createBot({
    knowledge: servedKnowledge,
    knowledgeStatus: () => ({ version: "test", articles: 1, loadedAt: new Date(0), problems: [] }),
    downloadBaseUrl: () => new URL(url).origin,
  });
  const channel = createChannel({
    bot,
    credentials: undefined,
    openIdMetadataUrl: undefined,
    log,
    download: { isPermitted: () => false },
  });
  server = createServer({
    bot,
    channel,
    config: { host: "127.0.0.1", port: 0, credentials: undefined },
    log,
    assetsDir: folder,
    preview: () => Promise.resolve(createStubPreview()),
  });
  ({ url } = await server.listen());
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
});

async function open(locale: string): Promise<{ page: Page; complaints: string[]; hosts: Set<string> }> {
  const context = await browser.newContext({ locale, reducedMotion: "reduce" });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.goto(url);
  await page.locator(".ac-adaptiveCard").first().waitFor();
  return { page, complaints, hosts };
}

it.each([
  ["en-GB", /Cause found|Most likely cause|Possible cause/u, "Download .reg"],
  ["zh-CN", /已找到原因|最可能的原因|可能的原因/u, "下载 .reg"],
])("an NDR pasted into the page gives the whole card (%s)", async (locale, verdict, download) => {
  const { page, complaints, hosts } = await open(locale);
  await page.locator("#text").fill(inNdr(FOUNDING_TEXTS[1][1]));
  await page.locator("#text").press("ControlOrMeta+Enter");
  const card = page.locator(".ac-adaptiveCard").nth(1);
  await card.getByText(verdict).waitFor();
  const text = await card.innerText();
  expect(text).toContain("421 4.4.2 Connection dropped due to SocketError");
  const field = card.locator("textarea:visible");
  expect((await field.inputValue()).match(/"[A-Za-z]+"=dword:[0-9a-f]+/gu)).toEqual([
    '"DisabledByDefault"=dword:00000000',
    '"Enabled"=dword:00000001',
    '"DisabledByDefault"=dword:00000000',
    '"Enabled"=dword:00000001',
  ]);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    card.getByRole("link", { name: download, exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("tls-1-0-1-1-disabled.reg");
  expect(new TextDecoder("utf-16le").decode(await readFile(await file.path()))).toContain(
    'TLS 1.2\\Client]\r\n"DisabledByDefault"=dword:00000000\r\n',
  );
  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual([new URL(url).host]);
  await page.context().close();
});

it.each([
  ["reg", "text/x-ms-regedit; charset=utf-16le"],
  ["ps1", "application/x-powershell; charset=utf-8"],
  ["rollback.reg", "text/x-ms-regedit; charset=utf-16le"],
  ["rollback.ps1", "application/x-powershell; charset=utf-8"],
])("the fix is a file to save: %s", async (extension, contentType) => {
  const response = await sendRequest(new URL(`/fixes/tls-1-0-1-1-disabled.${extension}`, url).href);
  expect(response.status).toBe(200);
  expect(response.headers["content-type"]).toBe(contentType);
  expect(response.headers["content-disposition"]).toBe(`attachment; filename="tls-1-0-1-1-disabled.${extension}"`);
  expect(response.text.length).toBeGreaterThan(200);
});

it("registry state pasted into the page is checked value by value", async () => {
  const { page, complaints } = await open("en-GB");
  const key = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2";
  const side = (name: string, enabled: string): string =>
    `${key}\\${name}\n    DisabledByDefault    REG_DWORD    0x0\n    Enabled    REG_DWORD    ${enabled}\n`;
  await page.locator("#text").fill(side("Client", "0x1") + side("Server", "0x0"));
  await page.locator("#text").press("ControlOrMeta+Enter");
  const card = page.locator(".ac-adaptiveCard").nth(1);
  await card.getByText("These values do not switch TLS 1.2 on for receiving").waitFor();
  const text = await card.innerText();
  expect(text.match(/✓ right/gu)).toHaveLength(3);
  expect(text.match(/✗ wrong\s+expected 0x1/gu)).toHaveLength(1);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it("a card turns to the other language in its place, and thanks for feedback", async () => {
  const { page, complaints } = await open("en-GB");
  await page.locator("#text").fill(FOUNDING_TEXTS[1][1]);
  await page.locator("#text").press("ControlOrMeta+Enter");
  const card = page.locator(".ac-adaptiveCard").nth(1);
  await card.getByRole("button", { name: "Ticket note" }).click();
  expect(await card.locator("textarea:visible").first().inputValue()).toContain("Code: 421 4.4.2");
  await card.getByRole("button", { name: "In 中文" }).click();
  await card.getByRole("button", { name: "In English" }).waitFor();
  expect(await card.innerText()).toContain("尚未证实");
  expect(await page.locator(".ac-adaptiveCard").count()).toBe(2);
  await card.getByRole("button", { name: "解决了", exact: true }).click();
  await page.getByText("谢谢，您的反馈会帮助我改进。").waitFor();
  expect(await page.locator(".ac-adaptiveCard").count()).toBe(2);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it("a text that is no mail error gets no diagnosis", async () => {
  const { page } = await open("en-GB");
  await page.locator("#text").fill("lunch at 12?");
  await page.locator("#text").press("ControlOrMeta+Enter");
  const card = page.locator(".ac-adaptiveCard").nth(1);
  await card.getByText("That does not look like a mail error").waitFor();
  await page.context().close();
});
