import type * as AC from "adaptivecards";

declare global {
  /** What `/assets/adaptivecards.js`, the package's own UMD file, puts on the window. */
  const AdaptiveCards: typeof AC;
}
