/**
 * The words of mail errors that may be kept of a paste without an answer. Whatever is not here is taken for private, so a word
 * that is also a name (will, mark, grant, bill, page, rich) stays out.
 */

/** What an error is about. One of these has to stand in a run of words that is kept. */
const SUBJECT_WORDS = `
abort aborted abuse accept acceptable accepted accepting accepts access account action active address addresses admin administrative
administrator advertise advertised advertising agent aggregate alert algorithm alias aliases allocation allowed alternate ambiguous
anonymous antispam antivirus application approval archive argument array attachment attachments attempt attempts attribution
auth authenticate authenticated authentication authoritative authority authorization authorized autodiscover availability backend
balancer banned banner base64 blacklist blacklisted block blocked blocklist blocklisted body bounce bounced bulk busy cache calendar
cancelled cannot capability certificate certificates chain channel charset check cipher ciphers class client clients closed closing
cluster command commands committed compliant compression concurrent config configuration configured conflict connect connected
connecting connection connections connector connectors contact contacts contained content contents conversion copy corrupt corrupted
country credential credentials criteria customer daily dane data database datacenter deferral deferred delay delayed delegate delete
deleted deletes deleting deliver
delivered delivery denied depth deprecated destination detected device dhcp diagnostic digest directory disabled disallowed
disconnected discovery disk dkim dmarc dns dnsbl dnssec domain domains dropped duplicate dynamic edge ehlo eml empty enabled encoded
encoding encrypted encryption endpoint enforced entry envelope error errors esmtp event exceeded exceeds exception exchange exchanger
exists expansion expired expiry external extension failed failing fails failover failure fatal feature federated federation field file
filter filtered filtering firewall flow folder folders forbidden format forward forwarded forwarding frontend gateway generated global
gmail google graylisted greeting greylisted greylisting group groups handshake hash header headers health helo hop hops host hosted
hosting hostname hosts http https hub hybrid identity idle illegal imap impersonation inactive inbound inbox incoming incomplete
incorrect index infected initial input insecure insufficient internal invalid ip ipv4 ipv6 issuer journal journaling kerberos key
keyword label layer legacy length level license licensed limit limited limits line linefeed linefeeds link list listed listener lmtp
load lock locked log login logon lookup loop loopback mail mailbox mailboxes mailer mailflow mails malformed malware management mapi
maximum mechanism member members memory message messages microsoft migration mime misconfigured missing mode moderated moderation
moderator module moved mta multiple mutual mx namespace ndr negotiate negotiated negotiation network node nonexistent notification ntlm
null number oauth object offered office offline online open openssl option organization outbound outgoing outlook overloaded owner
packet parameter parameters parse parser partner password payload peer permanent permanently permission permissions permitted phishing
pipelining plain plaintext poison policies policy pool pop3 port postmaster prefix pressure principal priority private privileges
probe process processing prohibited protected protection protocol protocols proxy ptr public quarantine quarantined query queue queued
queues quota random rate rcpt reached read receive received receiver receiving recipient recipients record records recursion redirect
redirected redundancy redundant refused region registered registration reject rejected rejecting rejection relay relayed relaying
remote removed renegotiation renewal replica replication report reported reputation request requested requests required requires
reserved reset resolution resolve resolved resolver resource resources response restart restricted restriction restrictions retention
retries retry retrying return returned reverse revocation revoked root route routing rpc rule rules safe sandbox sasl scan scanner
schannel scope script secure security selector send sender senders sending sent sequence server servers service services session
sessions shadow shared shutdown sign signature signed size smarthost smime smtp smtputf8 socket source space spam spamhaus spf spoof
spoofed spoofing sql ssl ssl3 standard starttls state static status stopped storage store store-driver stream submission submit
submitted subnet subscription suspended suspicious switch syntax system table target temporarily temporary tenant tenants terminated
thread threshold throttle throttled throttling ticket time timed timeout tls token topology tracking traffic transaction transfer
transient transmission transport trust trusted unable unauthenticated unauthorized unavailable undeliverable unexpected unknown
unlicensed unreachable unrecognized unregistered unresolved unroutable unrouteable unsolicited unsupported unsuspended untrusted
upgrade upstream url user username users utf8 valid validate validation verb verification verified verify version violates violation
virus warning watermark winhttp winsock workspace wrong x500 yahoo
connectionaborted connectionreset networkerror ready socketerror sockettimedout
closed-loop non-delivery non-existent opt-in opt-out re-authenticate self-signed time-out
`;

/** What stands between them, kept so that a run can be read. */
const LINKING_WORDS = `
a about above after again against all already also an and another any are as at back bad be because been before behind being below
between both but by can complete could currently did do does doing due during each either enough every first for found from full further
had has have having high how if in into is issue it its large later least less local longer low made make many maybe me might
more most must need needs new next no none nor not now of off old on one only or other our out over own past per please possible
previous problem properly reason recently same see set several should since so some still such support supported than that the their
them then there these they this those through to too try two unless until up us use used uses using via was way we were what when
where which while who why with within without would yet you your
`;

const toSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Words that say what an error is about, in lower case. */
export const TECHNICAL_WORDS = toSet(SUBJECT_WORDS);

/** Words that only link others, in lower case. */
export const COMMON_WORDS = toSet(LINKING_WORDS);

/** The same for Chinese, which is written without spaces: longer ones first, so that they are found whole. */
export const CHINESE_TERMS: readonly string[] = `
中继 主机 主机名 传输 传出 传入 传递 伪造 信任 内部 出站 入站 分发 加密 协议 协商 反垃圾 反向 发件人 发送 取消 受限 受信任 名称 吊销 响应 回复 地址
域名 域控制器 外部 失败 安全 容量 密码 密钥 已停用 已满 已过期 延迟 异常 强制 循环 扩展 投递 拒绝 拒收 接收 接受 握手 授权 收件人 收件箱 数据 数据库
文件 文件夹 断开 无效 无法 时间 有效 服务 服务器 未知 未授权 未找到 未经 未验证 权限 条目 条件 标头 格式 检查 次数 正文 死信 每小时 每日 流量 测试 消息
灰名单 版本 状态 用户 用户名 电子邮件 病毒 登录 目标 目录 磁盘 禁止 空间 端口 策略 签名 签发 管理员 系统 线程 组织 终止 缓存 网关 网络 联系人 聚合 脚本
自动 被拒 规则 解析 解密 警告 记录 证书 识别 请求 调用 资源 超出 超时 超过 身份 身份验证 转发 软件 载入 过滤 过期 运行 连接 连接器 退信 退回 通知 速率
邮件 邮箱 配置 配额 重定向 重复 重试 重置 队列 限制 隔离 隧道 隐私 集群 验证 黑名单 不允许 不可用 不存在 不支持 不接受 不受信任 临时 永久 错误 垃圾邮件
大小 附件 中断 关闭 启用 禁用 停用 没有找到 无法传递 已拒绝 尝试次数
`
  .trim()
  .split(/\s+/u)
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** Parts of Exchange's names of errors, such as RESOLVER.ADR.RecipNotFound; a name of other parts is not kept. */
export const EXCHANGE_PARTS: ReadonlySet<string> = toSet(`
ADR Ambiguous APPROVAL AuthRequired BadPrimary BareLinefeedsAreIllegal CAT Deliver DNS Exception ExRecipNotFound Expanded Expired FWD
GRP InvalidContent InvalidExpiry Invalid MapiExceptionNotFound MapiExceptionQuotaExceeded MapiExceptionSendAsDenied MxLoopback
NonExistentDomain NotAuthorized NotFound ObjectNotFoundException OST PRX QUEUE QuotaExceededException RecipLimit RecipNotFound
RecipSizeLimit RecipientNotFound RejectMessage RESOLVER Retry ROUTING RST RULES SendAsDenied SendSizeLimit SendAsDeniedException
ServerFailure SMTPSEND STOREDRV Storage StorageTransientException SubmissionQuotaExceededException Submission Submit SuspiciousRemoteServerError
Timeout TRANSPORT NoConnectorForAddressType NoMdb NoRoute MessageTooLarge Loop SendRecvSizeLimit RecvSizeLimit
`);

/** Names that Windows' security interface and its protocols have, as they stand in logs. */
export const SYMBOLS: ReadonlySet<string> = toSet(`
SEC_E_ALGORITHM_MISMATCH SEC_E_BUFFER_TOO_SMALL SEC_E_CERT_EXPIRED SEC_E_CERT_UNKNOWN SEC_E_DECRYPT_FAILURE SEC_E_ENCRYPT_FAILURE
SEC_E_ILLEGAL_MESSAGE SEC_E_INCOMPLETE_MESSAGE SEC_E_INSUFFICIENT_MEMORY SEC_E_INTERNAL_ERROR SEC_E_INVALID_HANDLE
SEC_E_INVALID_TOKEN SEC_E_LOGON_DENIED SEC_E_MESSAGE_ALTERED SEC_E_NO_AUTHENTICATING_AUTHORITY SEC_E_NO_CREDENTIALS
SEC_E_OUT_OF_SEQUENCE SEC_E_QOP_NOT_SUPPORTED SEC_E_TARGET_UNKNOWN SEC_E_TIME_SKEW SEC_E_UNKNOWN_CREDENTIALS
SEC_E_UNSUPPORTED_FUNCTION SEC_E_UNTRUSTED_ROOT SEC_E_WRONG_PRINCIPAL SP_PROT_TLS1_CLIENT SP_PROT_TLS1_SERVER SP_PROT_TLS1_0_CLIENT
SP_PROT_TLS1_0_SERVER SP_PROT_TLS1_1_CLIENT SP_PROT_TLS1_1_SERVER SP_PROT_TLS1_2_CLIENT SP_PROT_TLS1_2_SERVER SP_PROT_TLS1_3_CLIENT
SP_PROT_TLS1_3_SERVER ERROR_WINHTTP_SECURE_FAILURE ECONNREFUSED ECONNRESET ETIMEDOUT EPROTO WSAECONNREFUSED WSAECONNRESET
WSAETIMEDOUT WSAEHOSTUNREACH
`);
