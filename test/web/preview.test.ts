import { rm } from "node:fs/promises";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { createBot, createPreview } from "../../src/bot";
import { createChannel } from "../../src/channel";
import { compileKnowledge, type CompiledKnowledge } from "../../src/diagnosis";
import { openLiveKnowledge, type LiveKnowledge } from "../../src/knowledge";
import { createLogger } from "../../src/log";
import { createServer, type MedicServer } from "../../src/server";
import { isStringKey, PAGE_STRINGS } from "../../src/web/page-strings";
import { createKnowledgeFolder, SAMPLE_TITLE, type KnowledgeFolder } from "../knowledge-folder";
import { buildPage } from "./build-page";
import { openBrowser } from "./open-browser";

const BROKEN = ['"status": "reviewed"', '"status": "perfect"'] as const;
const DRAFT = ['"status": "reviewed"', '"status": "draft"'] as const;
const TEXT = "451 4.9.7 Sample session refused";

let assets: string;
let browser: Browser;
let folder: KnowledgeFolder;
let live: LiveKnowledge<CompiledKnowledge>;
let server: MedicServer;
let url: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let hosts: Set<string>;

beforeAll(async () => {
  assets = await buildPage();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await rm(assets, { recursive: true });
});

async function startServer({ port = 0, hasPreview = true } = {}): Promise<void> {
  const log = createLogger("silent", () => undefined);
  const bot = createBot({
    knowledge: () => live.snapshot.compiled,
    knowledgeStatus: () => ({ version: "test", articles: 1, loadedAt: new Date(0), problems: [] }),
    downloadBaseUrl: () => undefined,
  });
  const preview = createPreview({
    live,
    toShown: (problem) => ({ ...problem, file: problem.file.slice(folder.directory.length + 1) }),
    downloadBaseUrl: () => undefined,
  });
  server = createServer({
    bot,
    channel: createChannel({
      bot,
      credentials: undefined,
      openIdMetadataUrl: undefined,
      log,
      download: { isPermitted: () => false },
    }),
    config: { host: "127.0.0.1", port, credentials: undefined },
    log,
    assetsDir: assets,
    ...(hasPreview ? { preview: () => Promise.resolve(preview) } : {}),
  });
  ({ url } = await server.listen());
}

beforeEach(async () => {
  folder = createKnowledgeFolder();
  folder.save("a-draft", DRAFT, [SAMPLE_TITLE, "A draft"], ["Sample session refused", "Draft session refused"]);
  live = await openLiveKnowledge({
    directory: folder.directory,
    compile: compileKnowledge,
    startsWithFaults: true,
  });
  complaints = [];
  hosts = new Set();
  await startServer();
});

afterEach(async () => {
  await context.close();
  await server.close();
  live.close();
  folder.remove();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  context = await browser.newContext({ locale: "en-GB", colorScheme: "light", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.goto(new URL(path, url).href);
}

const file = (name: RegExp | string) => page.locator("#files a").filter({ hasText: name });
const card = (id: "en" | "zh-cn") => page.locator(`#card-${id} .ac-adaptiveCard`);
const field = () => page.getByRole("textbox", { name: /A mail error|邮件错误/u });
const candidates = () => page.locator(".candidate");

describe("the list", () => {
  it("leads to each article's card in both languages, and the address keeps the choice", async () => {
    await open("/preview");
    await page.getByRole("heading", { name: "Choose an article file." }).waitFor();
    await file("sample-problem").click();
    await card("en").getByText(SAMPLE_TITLE).waitFor();
    await card("zh-cn").getByText("示例服务器拒绝示例会话").waitFor();
    expect(await file("sample-problem").getAttribute("aria-current")).toBe("true");
    await file("A draft").click();
    await card("en").getByText("A draft").waitFor();
    await page.goBack();
    await card("en").getByText(SAMPLE_TITLE).waitFor();
    await page.reload();
    await card("en").getByText(SAMPLE_TITLE).waitFor();
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(url).host]);
  });

  it("can be searched by name and by title in both languages, and narrowed to drafts and faults", async () => {
    folder.save("b-broken", BROKEN);
    await open("/preview");
    await file("b-broken").getByText("Faults: 1").waitFor();
    await file("a-draft").getByText("Draft", { exact: true }).waitFor();
    const names = () => page.locator("#files code").allTextContents();
    expect(await names()).toEqual(["a-draft", "b-broken", "sample-problem"]);
    expect(await page.locator("#count").textContent()).toBe("Files: 3 · with faults: 1");
    for (const [words, found] of [
      ["PROBLEM", ["sample-problem"]],
      ["draft a", ["a-draft"]],
      ["拒绝", ["a-draft", "sample-problem"]],
      ["nothing like it", []],
    ] as const) {
      await page.getByLabel("Search by name or title").fill(words);
      expect(await names()).toEqual(found);
    }
    await page.getByText("No file fits.").waitFor();
    await page.getByLabel("Search by name or title").fill("");
    await page.getByLabel("Show", { exact: true }).selectOption("drafts");
    expect(await names()).toEqual(["a-draft"]);
    await page.getByLabel("Show", { exact: true }).selectOption("faulty");
    expect(await names()).toEqual(["b-broken"]);
  });
});

describe("the card", () => {
  it("shows the part that is chosen, by the list or by the card's own button", async () => {
    await open("/preview#/sample-problem");
    await card("en").getByText("Restart the server.").waitFor();
    await page.getByLabel("Part of the card").selectOption("summary");
    await card("en").getByText("Restart the server.").waitFor({ state: "detached" });
    await card("zh-cn").getByRole("button", { name: "显示依据" }).click();
    await card("en").getByText("The sample connector is named.").waitFor();
    expect(await page.getByLabel("Part of the card").inputValue()).toBe("evidence");
  });

  it("says of the bot's buttons that they do nothing here", async () => {
    await open("/preview#/sample-problem");
    await card("en").getByRole("button", { name: "It helped" }).click();
    await page.getByText("This button asks the bot; in the preview it does nothing.").waitFor();
  });

  it("stands side by side on a wide window and one below the other on a narrow one, without sideways scrolling", async () => {
    await open("/preview#/sample-problem", { viewport: { width: 1280, height: 900 } });
    await card("zh-cn").waitFor();
    const tops = async () =>
      Promise.all((["en", "zh-cn"] as const).map(async (id) => (await card(id).boundingBox())?.y ?? Number.NaN));
    const [wideEn, wideZh] = await tops();
    expect(wideZh).toBe(wideEn);
    for (const width of [768, 360]) {
      await page.setViewportSize({ width, height: 800 });
      const [en = 0, zh = 0] = await tops();
      expect(zh).toBeGreaterThan(en + 100);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
    }
  });

  it("follows the theme", async () => {
    await open("/preview#/sample-problem");
    const colour = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.querySelector('#card-en .ac-adaptiveCard')).backgroundColor");
    await card("en").waitFor();
    const light = await colour();
    await page.getByLabel("Theme").selectOption("dark");
    expect(await colour()).not.toBe(light);
  });
});

describe("live on save", () => {
  it("shows a saved change, keeps the last good card beside the faults of a broken one, and takes the mended one", async () => {
    await open("/preview#/sample-problem");
    await card("en").getByText(SAMPLE_TITLE).waitFor();
    folder.save("sample-problem", [SAMPLE_TITLE, "A second title"]);
    await card("en").getByText("A second title").waitFor();
    await file("A second title").waitFor();

    const saved = performance.now();
    folder.save("sample-problem", [SAMPLE_TITLE, "A third title"], BROKEN);
    const faults = page.locator("#article-faults");
    await faults.getByText("articles/sample-problem.json:4:13").waitFor();
    expect(performance.now() - saved).toBeLessThan(1000);
    await faults.getByText("Permitted: draft, reviewed, deprecated.").waitFor();
    await page.getByText("The last good card.").waitFor();
    await card("en").getByText("A second title").waitFor();
    await file("sample-problem").getByText("Faults: 1").waitFor();

    folder.save("sample-problem", [SAMPLE_TITLE, "A third title"]);
    await card("en").getByText("A third title").waitFor();
    expect(await faults.textContent()).toBe("");
    expect(await page.locator("#article-notice").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it("keeps what was typed, opened, focused and scrolled to", async () => {
    await open("/preview#/sample-problem", { viewport: { width: 360, height: 800 } });
    await field().fill(TEXT);
    await candidates().first().waitFor();
    await card("en").getByRole("button", { name: "Text to forward" }).click();
    await page.getByLabel("Search by name or title").fill("sample");
    await file("sample-problem").focus();
    await page.evaluate("scrollTo(0, 700)");
    folder.save("sample-problem", [SAMPLE_TITLE, "A second title"]);
    await card("en").getByText("A second title").waitFor();
    await candidates().getByText("A second title").waitFor();
    expect(await card("en").getByRole("button", { name: "Text to forward" }).getAttribute("aria-expanded")).toBe(
      "true",
    );
    expect(await page.evaluate("scrollY")).toBe(700);
    expect(await field().inputValue()).toBe(TEXT);
    expect(await page.getByLabel("Search by name or title").inputValue()).toBe("sample");
    expect(await page.evaluate("document.activeElement.hash")).toBe("#/sample-problem");
  });

  it("follows new and deleted files, and a folder that is taken away", async () => {
    await open("/preview#/new-one");
    await page.getByText("There is no such file any more.").waitFor();
    folder.write("new-one", "{");
    await page.getByText("There is no card yet").waitFor();
    folder.save("new-one", [SAMPLE_TITLE, "New"]);
    await card("en").getByText("New", { exact: true }).waitFor();
    folder.remove();
    await page.locator("#folder").getByText("There is no such folder.").waitFor();
    await page.getByText("There is no such file any more.").waitFor();
    expect(await card("en").isVisible()).toBe(false);
  });

  it("says when the server is gone, and goes on when it is back", async () => {
    await open("/preview#/sample-problem");
    await card("en").waitFor();
    const port = Number(new URL(url).port);
    await server.close();
    await page.getByText("The server does not answer; waiting for it.").waitFor();
    expect(await card("en").isVisible()).toBe(true);
    folder.save("sample-problem", [SAMPLE_TITLE, "Changed meanwhile"]);
    await startServer({ port });
    await page.locator("#lost").waitFor({ state: "hidden" });
    await card("en").getByText("Changed meanwhile").waitFor();
  });
});

describe("a tried text", () => {
  it("shows verdict, evidence and rivals against the edited files", async () => {
    folder.save("a-weak", ['"strength": "strong"', '"strength": "weak"'], [SAMPLE_TITLE, "A weak rival"]);
    await open("/preview");
    await file("A weak rival").waitFor();
    await field().fill(`sample connector\n${TEXT}`);
    await candidates().nth(1).waitFor();
    await page.locator("#verdict").getByText("ambiguous").waitFor();
    const [answer, rival] = await candidates().allInnerTexts();
    expect(answer).toMatch(/Answer · likely/u);
    expect(answer).toMatch(/Signature\s+refused\s+strong\s+Line 2 451 4\.9\.7 Sample session refused/u);
    expect(answer).toMatch(/For\s+named\s+supporting\s+Line 1 sample connector/u);
    expect(rival).toMatch(/Rival · possible\s+A weak rival\s+a-weak\s+Behind the answer: its signature is weaker/u);
    folder.save("a-weak", [SAMPLE_TITLE, "A weak rival"], ["Sample session refused", "Another text"]);
    await candidates().nth(1).waitFor({ state: "detached" });
    await page.locator("#verdict").getByText("identified").waitFor();
  });

  it("tries drafts as if they were served, names files with faults, and leads to the article", async () => {
    folder.save("b-broken", BROKEN);
    await open("/preview", { locale: "zh-CN" });
    await file("b-broken").waitFor();
    await field().fill("451 4.9.7 Draft session refused");
    await candidates().getByText("草稿").waitFor();
    await page.getByText("以下文件有错误").getByText("b-broken").waitFor();
    await candidates().getByRole("link").click();
    await card("en").getByText("A draft").waitFor();
    const shown: [string, string][] = await page.evaluate(
      "[...document.querySelectorAll('[data-text]')].map((e) => [e.dataset.text, e.textContent])",
    );
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter(([key, text]) => !isStringKey(key) || PAGE_STRINGS["zh-CN"][key] !== text)).toEqual([]);
    await page.getByLabel("语言").selectOption("en");
    await candidates().getByText("Draft", { exact: true }).waitFor();
    await field().fill("");
    await candidates().waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });
});

it("can be used with the keyboard alone, and every control has a name", async () => {
  await open("/preview");
  await file("sample-problem").waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.className")).toBe("skip");
  await page.getByLabel("Search by name or title").focus();
  await page.keyboard.type("sample-problem");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await card("en").getByText(SAMPLE_TITLE).waitFor();
  await page.getByRole("link", { name: "Skip to the card" }).focus();
  await page.keyboard.press("Enter");
  expect(await page.evaluate("document.activeElement.id")).toBe("article");
  await card("en").getByText(SAMPLE_TITLE).waitFor();
  const nameless: unknown = await page.evaluate(`[...document.querySelectorAll("input, select, textarea, button, a")]
    .filter((e) => e.checkVisibility() && !(e.labels?.length || e.ariaLabel || e.ariaLabelledByElements?.length || e.textContent.trim()))
    .map((e) => e.outerHTML)`);
  expect(nameless).toEqual([]);
  expect(await page.locator("h1").count()).toBe(1);
});

describe("the chat page", () => {
  it("has a link to the preview, and the preview one back", async () => {
    await open("/");
    await page.getByRole("link", { name: "Knowledge preview" }).click();
    await page.getByRole("link", { name: "Back to the chat" }).click();
    await page.locator(".ac-adaptiveCard").first().waitFor();
    expect(complaints).toEqual([]);
  });

  it("has no such link where there is no preview", async () => {
    await server.close();
    await startServer({ hasPreview: false });
    await open("/");
    const [{ status }] = await Promise.all([
      page.waitForResponse(/\/preview$/u).then((response) => ({ status: response.status() })),
      page.reload(),
    ]);
    expect(status).toBe(404);
    await page.locator(".ac-adaptiveCard").first().waitFor();
    expect(await page.locator("#preview").isVisible()).toBe(false);
  });
});
