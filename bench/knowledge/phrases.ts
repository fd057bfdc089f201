import type { Random } from "./random";

// Words of mail servers' messages. Put together they share most of their letter groups, as real messages do.
const ACTORS = [
  "transport service",
  "edge gateway",
  "journal agent",
  "smart host",
  "routing agent",
  "mailbox store",
  "delivery agent",
  "content filter",
  "submission queue",
  "address resolver",
  "hygiene agent",
  "directory lookup",
  "certificate store",
  "outbound connector",
  "inbound connector",
  "relay pool",
  "front end proxy",
  "shadow queue",
  "accepted domain table",
  "recipient cache",
  "policy engine",
  "message categorizer",
  "pickup directory",
  "replay directory",
  "safety net",
  "index service",
  "store driver",
  "archive provider",
  "transport rule agent",
  "back pressure monitor",
  "journaling mailbox",
  "hybrid endpoint",
  "federation gateway",
  "spool volume",
];
const DEEDS = [
  "refused",
  "could not open",
  "lost",
  "timed out waiting for",
  "rejected",
  "dropped",
  "failed to resolve",
  "would not accept",
  "has exhausted",
  "cannot find",
  "gave up on",
  "was denied",
  "did not complete",
  "interrupted",
  "could not verify",
  "is unable to reach",
  "stopped receiving",
  "has too many of",
  "does not support",
  "deferred",
];
const OBJECTS = [
  "the remote session",
  "the recipient address",
  "a secure channel",
  "the next hop",
  "the delivery group",
  "the sender identity",
  "its worker thread",
  "the message header",
  "the attachment stream",
  "the public folder replica",
  "the home server",
  "the mailbox quota",
  "the bound certificate",
  "the pipelined commands",
  "the return path",
  "the address book policy",
  "the tenant attribution",
  "the connection pool",
  "the moderation request",
  "the journal report",
  "the encryption key",
  "the recipient limit",
  "the retry interval",
  "the transport database",
  "the routing table",
  "the proxy target",
  "the delegated mailbox",
  "the resource forest",
  "the name server answer",
];
const CAUSES = [
  "after a configuration change",
  "because of low disk space",
  "while the service was starting",
  "since the domain is not verified",
  "during the handshake",
  "with an unexpected status",
  "for an unknown reason",
  "because the license has ended",
  "after three attempts",
  "as the account is locked",
  "within the allowed time",
  "because of a duplicate entry",
  "while moving the mailbox",
  "due to a missing permission",
  "at the end of data",
  "because the object was removed",
  "behind the load balancer",
  "in maintenance mode",
  "outside the trusted network",
  "because of an invalid parameter",
  "until replication has finished",
  "on the secondary site",
];
const EVENTS = ["Event", "Agent", "Driver", "Queue", "Session", "Policy", "Resolver", "Submission"];
const CHINESE = [
  "邮件队列停止传送",
  "连接器拒绝会话",
  "收件人地址无法解析",
  "证书存储不可用",
  "传输服务内存不足",
  "日志邮箱已满",
  "路由表未更新",
  "发件人身份无法验证",
  "邮箱移动未完成",
  "目录查找超时",
  "中继池连接耗尽",
  "策略引擎拒绝附件",
];

/** Every longer word of these once. */
const WORDS = [...new Set([...ACTORS, ...DEEDS, ...OBJECTS, ...CAUSES].join(" ").split(" "))].filter(
  ({ length }) => length > 3,
);

/** A server's message, as good as never the same twice; about as long as the real ones, most of them short. */
export function createPhrase(random: Random): string {
  const words = (count: number): string => Array.from({ length: count }, () => random.pick(WORDS)).join(" ");
  if (random.chance(0.5)) return words(3);
  if (random.chance(0.5)) return `${random.pick(EVENTS)}.${random.pick(EVENTS)}; ${words(3)}`;
  return `${random.pick(ACTORS)} ${random.pick(DEEDS)} ${random.pick(OBJECTS)} ${random.pick(CAUSES)}`;
}

/** The same in the words of somebody who tells it, now and then in Chinese. */
export function createRetelling(random: Random): string {
  if (random.chance(0.2)) return `${random.pick(CHINESE)}，${random.pick(CHINESE)} ${1000 + random.below(9000)}`;
  return `our ${random.pick(ACTORS)} ${random.pick(DEEDS)} ${random.pick(OBJECTS)}, ${random.pick(CAUSES)}`;
}
