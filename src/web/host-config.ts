const FONT_SIZES = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 };
const FONT_WEIGHTS = { lighter: 400, default: 400, bolder: 600 };

const TEXT_COLOURS = ["default", "accent", "good", "warning", "attention", "dark", "light"] as const;
const CONTAINER_STYLES = ["default", "emphasis", "accent", "good", "warning", "attention"] as const;

/** Every pair of these colours with every container background reads at WCAG AA (test/web/contrast.test.ts). */
const FOREGROUND = Object.fromEntries(
  TEXT_COLOURS.map((name) => {
    const colour = name === "dark" || name === "light" ? "default" : name;
    const subtle = colour === "default" ? "subtle" : colour;
    return [name, { default: `var(--text-${colour})`, subtle: `var(--text-${subtle})` }];
  }),
);

/**
 * How cards look here, for both themes at once: each colour is a variable that page.css defines as a `light-dark()` pair.
 */
export const HOST_CONFIG = {
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 12 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  fontTypes: {
    default: { fontFamily: "var(--font)", fontSizes: FONT_SIZES, fontWeights: FONT_WEIGHTS },
    // Monospace letters look larger than their size.
    monospace: { fontFamily: "var(--mono)", fontSizes: { ...FONT_SIZES, default: 13 }, fontWeights: FONT_WEIGHTS },
  },
  lineHeights: { small: 17, default: 20, medium: 23, large: 25, extraLarge: 30 },
  containerStyles: Object.fromEntries(
    CONTAINER_STYLES.map((name) => [name, { backgroundColor: `var(--fill-${name})`, foregroundColors: FOREGROUND }]),
  ),
  textBlock: { headingLevel: 2 },
  inputs: {
    label: { inputSpacing: "Small", optionalInputs: { color: "Default", size: "Default", weight: "Bolder" } },
  },
  actions: {
    maxActions: 6,
    spacing: "Default",
    // The gap is the style sheet's, so that it also parts rows of buttons that wrap.
    buttonSpacing: 0,
    actionsOrientation: "Horizontal",
    actionAlignment: "Left",
    allowTitleToWrap: true,
  },
};
