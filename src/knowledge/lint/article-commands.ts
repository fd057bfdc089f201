import type { Article } from "../article";
import type { Command, Step } from "../fix";
import type { JsonPath } from "../json-file";

/** A command of a fix with the place of its text. */
export interface PlacedCommand extends Command {
  readonly at: JsonPath;
  /** The commands of the same fix that come before it, in order. */
  readonly before: readonly Command[];
}

/** The commands of an article that are wanted by their text; all of them where nothing is said. */
export function commandsOf({ fixes }: Article, isWanted: (text: string) => boolean = () => true): PlacedCommand[] {
  return fixes.flatMap(({ steps }, fix) =>
    steps.flatMap((step, index): PlacedCommand[] => {
      const command = commandOf(step);
      if (command === undefined || !isWanted(command.text)) return [];
      const before = steps.slice(0, index).flatMap((earlier) => commandOf(earlier) ?? []);
      return [{ ...command, at: ["fixes", fix, "steps", index, "command", "text"], before }];
    }),
  );
}

function commandOf(step: Step): Command | undefined {
  return "command" in step ? step.command : undefined;
}
