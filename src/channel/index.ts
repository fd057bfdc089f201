export type { Channel, ChannelEvent } from "./channel";
export { createChannel } from "./create-channel";
export { createFileHostCheck } from "./download-file";
