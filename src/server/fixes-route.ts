import type { Bot } from "../bot";
import { toErrorAnswer, type HttpAnswer } from "./http-answer";

/** `GET /fixes/<article>.<format>`: a remedy as a file to save, never to be shown or run by the browser. */
export function createFixesRoute(bot: Bot): (file: string) => HttpAnswer {
  return (file) => {
    // An article's id holds no dot; a format may, as rollback.reg does.
    const name = /^([a-z0-9][a-z0-9_-]{0,127})\.([a-z0-9][a-z0-9.-]{0,31})$/iu.exec(file);
    const fix = name?.[1] === undefined || name[2] === undefined ? undefined : bot.fix(name[1], name[2]);
    if (fix === undefined) return toErrorAnswer(404, "NO_SUCH_FIX", "There is no such fix.");
    return {
      status: 200,
      headers: {
        "Content-Type": fix.contentType,
        // A file name is a header here: whatever could end it or leave its folder becomes an underscore.
        "Content-Disposition": `attachment; filename="${fix.name.replace(/[^\w.-]/gu, "_").replace(/^\.+/u, "_")}"`,
        "Cache-Control": "no-cache",
      },
      body: fix.bytes,
    };
  };
}
