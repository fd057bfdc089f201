// Draws manifest/color.png and manifest/outline.png from the SVG files beside them. Run it after changing one: npm run manifest:icons
const { readFileSync } = require("node:fs");
const path = require("node:path");
const chromium = require("@sparticuz/chromium");
const { chromium: playwright } = require("playwright-core");

const FOLDER = path.join(__dirname, "..", "manifest");
// The sizes that the manifest schema asks for.
const ICONS = [
  ["color", 192],
  ["outline", 32],
];

async function draw() {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const [name, size] of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = readFileSync(path.join(FOLDER, `${name}.svg`), "utf8");
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`), omitBackground: true });
  }
  await browser.close();
}

draw().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
