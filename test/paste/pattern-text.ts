/** A source of whole numbers from 0 up to, not including, the bound. */
export type Draw = (bound: number) => number;

const CLASSES: Readonly<Record<string, string>> = { d: "0123456789", w: "ab_9", s: " ", S: "ab9", D: "a", W: " " };

/** Makes a text that a pattern will usually match: a walk along its source. What looks around or ahead is left out. */
export function textFor(pattern: RegExp, draw: Draw): string {
  const { source } = pattern;
  let at = 0;

  function alternatives(): string {
    const made = [sequence()];
    while (source[at] === "|") {
      at++;
      made.push(sequence());
    }
    return made[draw(made.length)] ?? "";
  }

  function sequence(): string {
    let text = "";
    while (at < source.length && source[at] !== "|" && source[at] !== ")") text += repeated(at);
    return text;
  }

  /** One atom as often as its quantifier says; it is walked anew for every time. */
  function repeated(start: number): string {
    let text = atom();
    const behind = at;
    const [whole = "", mark = "", least, most] = /^(?:([?*+])|\{(\d+)(?:,(\d*))?\})\??/u.exec(source.slice(at)) ?? [];
    if (whole === "") return text;
    const from = mark === "+" ? 1 : Number(least ?? 0);
    const to = mark === "?" ? 1 : Math.max(from, Math.min(Number(most === "" ? 3 : (most ?? least ?? 3)), from + 3));
    const times = from + draw(to - from + 1);
    if (times === 0) text = "";
    for (let time = 1; time < times; time++) {
      at = start;
      text += atom();
    }
    at = behind + whole.length;
    return text;
  }

  function atom(): string {
    const character = source[at++] ?? "";
    if (character === "(") return group();
    if (character === "[") return fromClass();
    if (character === "\\") return escaped();
    if (character === ".") return "x";
    return character === "^" || character === "$" ? "" : character;
  }

  function group(): string {
    const [kind = ""] = /^\?(?:[:=!]|<[=!])/u.exec(source.slice(at)) ?? [];
    at += kind.length;
    const text = alternatives();
    at++;
    return kind === "" || kind === "?:" ? text : "";
  }

  function escaped(): string {
    const character = source[at++] ?? "";
    if (character === "p" || character === "P") {
      at = source.indexOf("}", at) + 1;
      return "\u4e2d";
    }
    if (character === "n") return "\n";
    if (character === "b") return "";
    const choice = CLASSES[character];
    return choice === undefined ? character : (choice[draw(choice.length)] ?? "");
  }

  function fromClass(): string {
    const isNegated = source[at] === "^";
    const choices: string[] = [];
    while (source[at] !== "]") {
      const first = source[at] === "\\" ? (at++, escaped()) : (source[at++] ?? "");
      choices.push(first);
      if (source[at] === "-" && source[at + 1] !== "]") choices.push(source[++at] ?? "");
    }
    at++;
    return isNegated ? "x" : (choices[draw(choices.length)] ?? "");
  }

  return alternatives();
}
