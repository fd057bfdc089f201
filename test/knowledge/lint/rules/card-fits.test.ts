import { lintCase } from "../rule-tester";

it.each(["en", "zh-CN"])(
  "card-fits reports a card that is too large in %s, with its size, at the title",
  async (locale) => {
    const long = locale === "en" ? "word ".repeat(4000) : "字".repeat(7000);
    const from = locale === "en" ? "Restart the server." : "重新启动服务器。";
    const problems = (await lintCase({ change: [[from, long]] }, "\n")).filter(({ rule }) => rule === "card-fits");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: locale === "en" ? 6 : 7, file: "articles/sample-problem.json" });
    expect(problems[0]?.message).toMatch(new RegExp(`has \\d{5} bytes in ${locale}; the most is 20480`, "u"));
  },
);

it("card-fits permits the sample", async () => {
  expect((await lintCase({}, "\n")).filter(({ rule }) => rule === "card-fits")).toEqual([]);
});
