import path from "node:path";
import type { FrontMatter } from "./front-matter";
import type { Language } from "./language";

const IDS = ["ms.assetid", "ms.locfileid", "ms.openlocfilehash", "ms.sourcegitcommit"];
const DATES = ["ms.date", "ms.lasthandoff"];

/** Where a draft comes from: title, dates, locale, how it was translated, and the ids by which the page is found again. */
export function toProvenance(
  file: string,
  matter: FrontMatter,
  language: Language,
  kbNumber: string | undefined,
): string {
  const title = matter.one("title");
  const locale = matter.one("ms.contentlocale");
  const translation = matter.one("ms.translationtype");
  const ids = [
    ...matter
      .list("ms.custom")
      .filter((id) => /^\d+$/u.test(id))
      .map((id) => `ms.custom ${id}`),
    ...fieldsOf(matter, IDS),
    ...(kbNumber === undefined ? [] : [`original KB number ${kbNumber}`]),
  ];
  const facts = [
    ...fieldsOf(matter, DATES),
    ...(locale === undefined ? [] : [`locale ${locale}${language.isBilingual ? " beside English" : ""}`]),
    ...(translation === undefined ? [] : [describeTranslation(translation)]),
    ...ids,
  ];
  const name = title === undefined ? path.basename(file) : `"${title}" (${path.basename(file)})`;
  return `Imported from ${name}${facts.length === 0 ? ", which names neither date nor origin" : `: ${facts.join(", ")}`}.`;
}

function fieldsOf(matter: FrontMatter, fields: readonly string[]): string[] {
  return fields.flatMap((field) => {
    const value = matter.one(field);
    return value === undefined ? [] : [`${field} ${value}`];
  });
}

/** MT: machine translation, HT: human translation. */
function describeTranslation(type: string): string {
  if (/^MT\b/i.test(type)) return "machine translated (MT)";
  return /^HT\b/i.test(type) ? "translated by people (HT)" : `ms.translationtype ${type}`;
}
