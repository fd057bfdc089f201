export type { Channel } from "./channel";
export { createChannel } from "./create-channel";
