import { readPreference, writePreference } from "./preference.js";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const PREFERENCE = "mailflow-medic.theme";

function toTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

/**
 * Ties the theme switch to `data-theme` on the root element. Colours are CSS `light-dark()` pairs, in cards too, so nothing
 * is drawn anew and an opened section stays open.
 */
export function wireTheme(select: HTMLSelectElement, root: HTMLElement): void {
  function show(theme: Theme): void {
    root.dataset["theme"] = theme;
    select.value = theme;
  }

  show(toTheme(readPreference(PREFERENCE)));
  select.addEventListener("change", () => {
    const theme = toTheme(select.value);
    writePreference(PREFERENCE, theme);
    show(theme);
  });
}
