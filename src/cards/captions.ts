import { keepJson } from "../kept-json";
import { heading, paragraph, run } from "./blocks";
import { rememberTexts } from "./remember-texts";

/** The heading of a section. For UI strings only: it is kept. */
export const sectionTitle = rememberTexts((text) => keepJson(heading(text)));

/** A UI string in small letters' colour, as a verdict stands over its title. */
export const subtleLine = rememberTexts((text) => keepJson(paragraph([run(text, { isSubtle: true })])));

/** A UI string close below what stands over it. */
export const closeLine = rememberTexts((text) => keepJson(paragraph([run(text)], { spacing: "Small" })));
