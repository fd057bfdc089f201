import { parseCommand } from "../../src/bot/command";

it.each([
  ["kb gaps", "gaps"],
  ["/KB Gaps.", "gaps"],
  ["知识库 缺口", "gaps"],
  ["kb缺口。", "gaps"],
  ["experts here", "experts-here"],
  [" kb experts HERE! ", "experts-here"],
  ["专家 这里", "experts-here"],
  ["专家在此", "experts-here"],
  ["experts off", "experts-off"],
  ["kb 专家 关闭", "experts-off"],
  ["kb status", "status"],
])("%j is the command %s", (text, kind) => {
  expect(parseCommand(text)).toEqual({ kind });
});

it.each([
  "experts",
  "experts here is a bounce: 550 5.7.1",
  "ask the experts here",
  "gaps",
  "kb gaps in articles",
  "专家",
])("%j is none", (text) => {
  expect(parseCommand(text)).toBeUndefined();
});
