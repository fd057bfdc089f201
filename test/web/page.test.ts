import { rm } from "node:fs/promises";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { PAGE_STRINGS } from "../../src/web/page-strings";
import { buildPage } from "./build-page";
import { openBrowser } from "./open-browser";
import { CRLF_SNIPPET, EVIDENCE, SNIPPET } from "./stub-cards";
import { startStubServer, type StubServer } from "./stub-server";

const PASTE = "421 4.4.2 Connection dropped due to SocketError\n\tsecond line,  with blanks  ";

let folder: string;
let browser: Browser;
let stub: StubServer;
let context: BrowserContext;
let page: Page;
let complaints: string[];
let hosts: Set<string>;

beforeAll(async () => {
  folder = await buildPage();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function open(options: BrowserContextOptions = {}): Promise<void> {
  context = await browser.newContext({ locale: "en-GB", colorScheme: "light", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(10_000);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.goto(stub.origin);
  await page.getByRole("heading", { level: 2, name: "Mailflow Medic" }).waitFor();
}

beforeEach(async () => {
  stub = await startStubServer(folder);
  complaints = [];
  hosts = new Set();
});

afterEach(async () => {
  await context.close();
  await stub.close();
});

const composer = () => page.getByRole("textbox", { name: /Mail error to diagnose|要诊断的邮件错误/u });
const lastCard = () => page.locator(".ac-adaptiveCard").last();
const read = (): Promise<string> => page.evaluate("navigator.clipboard.readText()");

async function paste(text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await composer().press("ControlOrMeta+v");
}

async function diagnose(): Promise<void> {
  await paste(PASTE);
  await page.getByRole("button", { name: "Rollback" }).waitFor();
}

/** What the page sent as messages, without the greeting. */
const messages = () => stub.sent.filter(({ type }) => type === "message");

describe("sending", () => {
  it("greets with the card for a conversationUpdate", async () => {
    await open();
    expect(stub.sent).toEqual([expect.objectContaining({ type: "conversationUpdate", membersAdded: [{ id: "bot" }] })]);
    expect(complaints).toEqual([]);
  });

  it("sends pasted lines at once, exactly, as a Bot Framework message", async () => {
    await open();
    await diagnose();
    expect(messages()).toEqual([
      expect.objectContaining({
        text: PASTE,
        textFormat: "plain",
        deliveryMode: "expectReplies",
        locale: "en",
        serviceUrl: stub.origin,
        from: { id: "user" },
        conversation: { id: "local", conversationType: "personal" },
      }),
    ]);
    expect(await page.locator(".bubble").textContent()).toBe(PASTE);
    expect(await composer().inputValue()).toBe("");
  });

  it.each(["550 5.1.1 not found", "must issue a STARTTLS command first", "error SocketError"])(
    "sends the pasted line %j at once",
    async (line) => {
      await open();
      await paste(line);
      await page.getByRole("button", { name: "Rollback" }).waitFor();
      expect(messages()).toEqual([expect.objectContaining({ text: line })]);
    },
  );

  it("keeps a pasted word, and anything pasted into a text, in the composer", async () => {
    await open();
    await paste("hello");
    await paste(" 550 5.1.1");
    expect(await composer().inputValue()).toBe("hello 550 5.1.1");
    expect(messages()).toEqual([]);
  });

  it("takes Enter as a new line and Ctrl+Enter as send", async () => {
    await open();
    await page.keyboard.type("one");
    await page.keyboard.press("Enter");
    await page.keyboard.type("two");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Rollback" }).waitFor();
    expect(messages()).toEqual([expect.objectContaining({ text: "one\ntwo" })]);
  });

  it("does not send blanks", async () => {
    await open();
    await composer().fill("  \n ");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    expect(messages()).toEqual([]);
  });

  it("sends each sample when its button is pressed", async () => {
    await open();
    const chips = page.locator(".chip");
    const count = await chips.count();
    for (let index = 0; index < count; index += 1) {
      await chips.nth(index).click();
      await page.getByRole("button", { name: "Rollback" }).nth(index).waitFor();
      await page.locator("summary").click();
    }
    expect(new Set(messages().map(({ text }) => text)).size).toBe(6);
    expect(complaints).toEqual([]);
  });

  it("folds a long text until asked", async () => {
    await open();
    const long = Array.from({ length: 60 }, (_, index) => `line ${index}`).join("\n");
    await paste(long);
    const hiddenPart = (): Promise<number> =>
      page.evaluate(
        "(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.bubble'))",
      );
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await hiddenPart()).toBeLessThanOrEqual(1);
    await page.getByRole("button", { name: "Show less" }).click();
    expect(await hiddenPart()).toBeGreaterThan(800);
    expect(await page.locator(".bubble").textContent()).toBe(long);
  });
});

describe("cards", () => {
  it("show verbatim texts exactly", async () => {
    await open();
    await diagnose();
    const codes = await page.locator(".code-block code").allTextContents();
    expect(codes).toEqual([SNIPPET, CRLF_SNIPPET]);
    expect(await page.locator(".ac-textRun", { hasText: "HKEY_LOCAL_MACHINE" }).innerText()).toBe(EVIDENCE);
    await page.getByRole("heading", { name: "TLS 1.0 and 1.1 are switched off _here_" }).waitFor();
  });

  it("copy code byte for byte and say so", async () => {
    await open();
    await diagnose();
    await lastCard().getByRole("button", { name: "Copy" }).first().click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor({ state: "attached" });
    expect(await read()).toBe(SNIPPET);
  });

  it("copy with CR LF where the browser has no navigator.clipboard", async () => {
    await open();
    await diagnose();
    await page.getByRole("button", { name: "Rollback" }).click();
    await page.evaluate("Object.defineProperty(window, 'isSecureContext', { value: false })");
    await lastCard().getByRole("button", { name: "Copy" }).nth(1).click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor({ state: "attached" });
    expect(await read()).toBe(CRLF_SNIPPET);
  });

  it("say when copying is refused", async () => {
    await open();
    await diagnose();
    await page.evaluate(
      "Object.defineProperty(window, 'isSecureContext', { value: false }); document.execCommand = () => false",
    );
    await lastCard().getByRole("button", { name: "Copy" }).first().click();
    await page.getByRole("status").filter({ hasText: PAGE_STRINGS.en.copyFailed }).waitFor({ state: "attached" });
  });

  it("open and close a section, and tell assistive technology", async () => {
    await open();
    await diagnose();
    const section = page.getByText("Rollback of the change");
    const button = page.getByRole("button", { name: "Rollback" });
    expect(await section.isVisible()).toBe(false);
    expect(await button.getAttribute("aria-expanded")).toBe("false");
    await button.click();
    await section.waitFor();
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    await button.click();
    await section.waitFor({ state: "hidden" });
  });

  it("hold copy fields that cannot be changed", async () => {
    await open();
    await diagnose();
    await page.getByRole("button", { name: "Rollback" }).click();
    const field = page.getByRole("textbox", { name: "Text to forward" });
    expect(await field.isEditable()).toBe(false);
    expect(await field.inputValue()).toBe("Hello,\nplease update the server.");
    await lastCard().getByRole("button", { name: "Copy" }).last().click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await read()).toBe("Hello,\nplease update the server.");
  });

  it("submit their value without a text, once for a double click", async () => {
    await open();
    await diagnose();
    await page.getByRole("button", { name: "Was not this" }).dblclick();
    await page.getByRole("button", { name: "Rollback" }).nth(1).waitFor();
    const submitted = messages().slice(1);
    expect(submitted).toEqual([expect.objectContaining({ value: { verb: "not-this", article: "tls_1_0" } })]);
    expect(submitted[0]).not.toHaveProperty("text");
    await page.getByText("You chose: Was not this").waitFor();
  });

  it("execute an action and give way to the card that comes back", async () => {
    await open();
    await diagnose();
    await page.getByRole("button", { name: "Recheck" }).click();
    await page.getByRole("heading", { name: "Rechecked" }).waitFor();
    expect(await page.getByRole("button", { name: "Rollback" }).count()).toBe(0);
    expect(stub.sent.at(-1)).toMatchObject({
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action: { type: "Action.Execute", verb: "recheck", data: { article: "tls_1_0" } } },
    });
  });

  it("open links in a new tab without an opener, and none with another scheme", async () => {
    await open();
    await page.evaluate("window.opened = []; window.open = (...all) => { window.opened.push(all); return null; }");
    await diagnose();
    await page.getByRole("link", { name: "Bad link" }).click();
    await page.locator("a", { hasText: "the article" }).click();
    expect(await page.evaluate("window.opened")).toEqual([
      ["https://learn.microsoft.com/exchange", "_blank", "noopener,noreferrer"],
    ]);
    expect(await page.locator("a", { hasText: "the article" }).getAttribute("rel")).toBe("noopener noreferrer");
  });
});

describe("settings", () => {
  it("change the language of the page, of the greeting and of what is sent, and remember it", async () => {
    await open();
    await page.getByLabel("Language").selectOption("zh-CN");
    await page.getByText("Welcome in zh-CN.").waitFor();
    await paste(PASTE);
    await page.getByRole("button", { name: "Rollback" }).waitFor();
    expect(messages()).toEqual([expect.objectContaining({ locale: "zh-CN" })]);
    await page.reload();
    await page.getByText("Welcome in zh-CN.").waitFor();
    expect(await page.evaluate("document.documentElement.lang")).toBe("zh-CN");
    expect(await page.getByRole("button", { name: PAGE_STRINGS["zh-CN"].send, exact: true }).count()).toBe(1);
  });

  it("name only texts that exist, in every language", async () => {
    await open();
    await diagnose();
    await page.getByLabel("Language").selectOption("zh-CN");
    const shown: [string, string][] = await page.evaluate(
      "[...document.querySelectorAll('[data-text]')].map((e) => [e.dataset.text, e.textContent])",
    );
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries(
        shown.map(([key]) => [key, Object.entries(PAGE_STRINGS["zh-CN"]).find(([k]) => k === key)?.[1]]),
      ),
    );
  });

  it("begin in the browser's language", async () => {
    await open({ locale: "zh-Hans-CN" });
    await page.getByText("Welcome in zh-CN.").waitFor();
  });

  it("switch the theme of page and cards, keep opened sections open, and remember it", async () => {
    await open();
    await diagnose();
    await page.getByRole("button", { name: "Rollback" }).click();
    const colours = (): Promise<string[]> =>
      page.evaluate(
        "[document.body, document.querySelector('.ac-adaptiveCard')].map((e) => getComputedStyle(e).backgroundColor)",
      );
    const light = await colours();
    await page.getByLabel("Theme").selectOption("dark");
    expect(await colours()).toEqual(["rgb(27, 27, 27)", "rgb(41, 41, 41)"]);
    await page.getByText("Rollback of the change").waitFor();
    await page.reload();
    expect(await page.getByLabel("Theme").inputValue()).toBe("dark");
    await page.getByLabel("Theme").selectOption("system");
    await page.getByRole("heading", { level: 2 }).waitFor();
    expect(await colours()).toEqual(light);
  });

  it("clear the conversation", async () => {
    await open();
    await diagnose();
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("Welcome in en.").waitFor();
    expect(await page.locator(".bubble").count()).toBe(0);
  });
});

describe("failures", () => {
  it.each([
    [500, PAGE_STRINGS.en.failedStatus],
    [413, PAGE_STRINGS.en.failedTooLong],
    [204, PAGE_STRINGS.en.failedUnreadable],
  ])("status %d is explained, keeps the text and can be tried again", async (status, explanation) => {
    await open();
    stub.status = status;
    await paste(PASTE);
    await page.getByText(explanation).waitFor();
    expect(await page.locator(".bubble").textContent()).toBe(PASTE);
    stub.status = 200;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Rollback" }).waitFor();
    expect(await page.locator(".failure").count()).toBe(0);
    expect(messages().map(({ text }) => text)).toEqual([PASTE, PASTE]);
    expect(new Set(messages().map(({ id }) => id)).size).toBe(2);
  });

  it("a server that is gone is explained, keeps the text and can be tried again", async () => {
    await open();
    await page.route("**/api/messages", (route) => route.abort("connectionrefused"));
    await paste(PASTE);
    await page.getByText(PAGE_STRINGS.en.failedNetwork).waitFor();
    expect(await page.locator(".bubble").textContent()).toBe(PASTE);
    await page.unroute("**/api/messages");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("button", { name: "Rollback" }).waitFor();
    expect(messages()).toEqual([expect.objectContaining({ text: PASTE })]);
  });
});

describe("promises", () => {
  it("talks to this server only and breaks no content security policy", async () => {
    await open();
    await diagnose();
    await page.getByRole("button", { name: "Rollback" }).click();
    await page.getByRole("button", { name: "Recheck" }).click();
    await page.getByRole("heading", { name: "Rechecked" }).waitFor();
    // The icon is a data: address, which has no host.
    hosts.delete("");
    expect([...hosts]).toEqual([new URL(stub.origin).host]);
    expect(complaints).toEqual([]);
  });

  it.each(["en-GB", "zh-CN"])("fits 320 px in %s", async (locale) => {
    await open({ locale, viewport: { width: 320, height: 640 } });
    await paste(`${PASTE}\n${"x".repeat(500)}`);
    await page.getByRole("button", { name: "Rollback" }).click();
    expect(await page.evaluate("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(320);
    const cut: string[] = await page.evaluate(
      "[...document.querySelectorAll('.ac-adaptiveCard, .ac-actionSet, .bubble, .bar, .composer')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.className)",
    );
    expect(cut).toEqual([]);
  });

  it("can be used with the keyboard alone", async () => {
    await open();
    await page.keyboard.type("550 5.1.1 not found");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Rollback" }).waitFor();
    // From the composer, where sending leaves the focus, back into the card.
    const focused = (): Promise<string> => page.evaluate("document.activeElement.textContent");
    for (let presses = 0; presses < 12 && (await focused()) !== "Rollback"; presses += 1) {
      await page.keyboard.press("Shift+Tab");
    }
    expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await page.keyboard.press("Enter");
    await page.getByText("Rollback of the change").waitFor();
  });

  it("names every control and has one h1", async () => {
    await open();
    await diagnose();
    await page.getByRole("button", { name: "Rollback" }).click();
    const tree = await page.locator("body").ariaSnapshot();
    expect(tree).not.toMatch(/- (?:button|link|textbox|combobox|region)(?: \[[^\]]*\])*:?$/mu);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await page.getByRole("log", { name: "Conversation" }).count()).toBe(1);
    expect(await page.getByLabel("Mail error to diagnose").count()).toBe(1);
  });
});
