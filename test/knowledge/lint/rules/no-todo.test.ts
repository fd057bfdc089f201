import { testRule } from "../rule-tester";

testRule("no-todo", {
  passes: {
    "the Spanish word": { change: [["Written for the tests.", "Todo va bien: todo."]] },
    "a word that holds it": { change: [["Written for the tests.", "METODO, TODOS"]] },
  },
  fails: {
    "a title of the skeleton": {
      change: [["A sample server refuses the sample session", "TODO: a title a user understands"]],
      at: '"TODO: a title',
      message: /title\.en is still to be written/u,
    },
    "an example text": {
      change: [["Remote Server returned '451 4.9.7 Sample session refused'", "TODO paste the NDR"]],
      at: '"TODO paste',
    },
    "a Chinese note": { change: [["文中提到示例连接器。", "待补充"]], at: '"待补充"' },
  },
});
