import type { Article } from "../article";
import type { Command, Step } from "../fix";
import type { JsonPath } from "../json-file";

/** A command of a fix with the place of its text. */
export interface PlacedCommand extends Command {
  readonly at: JsonPath;
  /** The commands of the same fix that come before it, in order. */
  readonly before: readonly Command[];
}

/** Every command of an article. */
export function commandsOf({ fixes }: Article): PlacedCommand[] {
  return fixes.flatMap(({ steps }, fix) => {
    const before: Command[] = [];
    return steps.flatMap((step, index): PlacedCommand[] => {
      const command = commandOf(step);
      if (command === undefined) return [];
      const placed = { ...command, at: ["fixes", fix, "steps", index, "command", "text"], before: [...before] };
      before.push(command);
      return [placed];
    });
  });
}

function commandOf(step: Step): Command | undefined {
  return "command" in step ? step.command : undefined;
}
