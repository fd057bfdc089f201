const SHORTEST = 5;

/**
 * A piece of literal text that every match of a pattern contains, at least five letters or digits long; undefined where
 * none is certain. Patterns run only on texts in which their literal was seen.
 */
export function requiredLiteral(pattern: string): string | undefined {
  const runs: string[] = [];
  let run = "";
  let depth = 0;
  const end = (): void => {
    if (run !== "") runs.push(run);
    run = "";
  };
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? "";
    if (character === "|" && depth === 0) return undefined;
    if (character === "\\") {
      const escaped = pattern[index + 1] ?? "";
      index++;
      // "\." is a literal dot; "\d", "\b" and the like are not literal text.
      if (depth === 0 && /[^A-Za-z0-9]/u.test(escaped)) run += escaped;
      else end();
    } else if (character === "(") {
      end();
      depth++;
    } else if (character === ")") {
      depth--;
    } else if (character === "[") {
      end();
      const close = pattern.indexOf("]", index + 2);
      if (close < 0) return undefined;
      index = close;
    } else if (/[?*{]/u.test(character)) {
      // The character before is optional or repeated: not part of what is required.
      run = run.slice(0, -1);
      end();
      if (character === "{") index = Math.max(index, pattern.indexOf("}", index));
    } else if (/[.^$+]/u.test(character)) end();
    else if (depth === 0) run += character;
  }
  end();
  const longest = runs.sort((a, b) => b.length - a.length)[0] ?? "";
  return longest.replace(/[^\p{L}\p{N}]/gu, "").length >= SHORTEST ? longest.trim() : undefined;
}
