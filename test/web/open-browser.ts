import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

/** Starts the headless Chromium that comes as a package, so that no test depends on an installed browser. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // Not the package's own list: meant for cloud functions, it switches web security off and ends with the first closed page.
    args: ["--no-sandbox", "--disable-gpu"],
  });
}
