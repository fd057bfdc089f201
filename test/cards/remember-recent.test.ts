import { rememberRecent } from "../../src/cards/remember-recent";

function createCounted(most: number): { readonly get: (key: object) => string; readonly made: object[] } {
  const made: object[] = [];
  const get = rememberRecent(most, (key: object) => `made ${made.push(key)}`);
  return { get, made };
}

it("makes a value once", () => {
  const { get, made } = createCounted(2);
  const key = {};
  expect([get(key), get(key)]).toEqual(["made 1", "made 1"]);
  expect(made).toEqual([key]);
});

it("keeps what is asked for in every generation, and lets go what was not", () => {
  const { get, made } = createCounted(2);
  const [often, once] = [{ name: "often" }, { name: "once" }];
  get(often);
  get(once);
  for (let turn = 0; turn < 6; turn++) {
    get({ turn });
    get(often);
  }
  expect(made.filter((key) => key === often)).toHaveLength(1);
  get(once);
  expect(made.filter((key) => key === once)).toHaveLength(2);
});
