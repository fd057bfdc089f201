import { createSeenActivities } from "../../src/channel/seen-activities";

const activity = (id: unknown, more: object = {}) => ({ type: "message", id, conversation: { id: "a:1" }, ...more });

it("knows an activity again by its type, conversation, id and text", () => {
  const isRepeated = createSeenActivities();
  expect(isRepeated(activity("1", { text: "a" }))).toBe(false);
  expect(isRepeated(activity("1", { text: "a" }))).toBe(true);
  for (const other of [
    activity("2", { text: "a" }),
    activity("1", { text: "b" }),
    activity("1", { text: "a", type: "invoke" }),
    activity("1", { text: "a", conversation: { id: "a:2" } }),
  ]) {
    expect(isRepeated(other)).toBe(false);
  }
});

it.each([undefined, null, "", 5, {}, []])("never takes an activity with the id %j for another", (id) => {
  const isRepeated = createSeenActivities();
  expect([isRepeated(activity(id)), isRepeated(activity(id))]).toEqual([false, false]);
});

it("keeps as many as it may, and forgets the oldest", () => {
  const isRepeated = createSeenActivities(3);
  for (const id of ["1", "2", "3", "4"]) isRepeated(activity(id));
  expect(isRepeated(activity("2"))).toBe(true);
  expect(isRepeated(activity("1"))).toBe(false);
});
