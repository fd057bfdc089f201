import { runLoad, type LoadOrder } from "./load";

/** The load's own process: takes one order after the other from its parent. */
process.on("message", (order: LoadOrder) => {
  void runLoad(order).then((result) => process.send?.(result));
});
