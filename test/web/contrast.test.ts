import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE_SOURCES } from "./build-page";

const CSS = readFileSync(join(PAGE_SOURCES, "page.css"), "utf8");
const THEMES = ["light", "dark"] as const;
type Theme = (typeof THEMES)[number];

function toColour(name: string, theme: Theme): string {
  const value = new RegExp(`--${name}: (.+);`, "u").exec(CSS)?.[1] ?? "";
  const alias = /^var\(--([\w-]+)\)$/u.exec(value)?.[1];
  if (alias !== undefined) return toColour(alias, theme);
  const colours = value.match(/#[0-9a-f]{6}/gu) ?? [];
  return (theme === "dark" ? colours.at(-1) : colours[0]) ?? `no colour --${name}`;
}

// WCAG 2.2, "relative luminance" and "contrast ratio".
function toLuminance(colour: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5]
    .map((start) => parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toContrast(one: string, other: string): number {
  const [dark = NaN, light = NaN] = [toLuminance(one), toLuminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const fills = [
  "canvas",
  "surface",
  "code",
  "bubble",
  ...["emphasis", "accent", "good", "warning", "attention"].map((s) => `fill-${s}`),
];
const texts = ["default", "subtle", "accent", "good", "warning", "attention"].map((name) => `text-${name}`);

describe.each(THEMES)("%s theme", (theme) => {
  it.each(fills)("all text colours read on --%s at WCAG AA", (fill) => {
    const poor = texts
      .map((text) => ({ text, contrast: toContrast(toColour(text, theme), toColour(fill, theme)) }))
      .filter(({ contrast }) => !(contrast >= 4.5));
    expect(poor).toEqual([]);
  });

  it("reads on the main button", () => {
    for (const fill of ["brand", "brand-hover"]) {
      expect(toContrast(toColour("on-brand", theme), toColour(fill, theme))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("outlines fields visibly", () => {
    expect(toContrast(toColour("edge", theme), toColour("surface", theme))).toBeGreaterThanOrEqual(3);
  });
});
