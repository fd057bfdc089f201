/** English UI strings. What articles say stands in the knowledge base, not here. */
export const en = {
  verdict: {
    certain: "Cause found",
    likely: "Most likely cause",
    possible: "Possible cause",
  },
  sameTextSeveralCauses: (others: number): string =>
    others === 1
      ? "Not proven: one other cause gives the same text. Compare below before you change anything."
      : `Not proven: ${others} other causes give the same text. Compare below before you change anything.`,
  severalProblems: (count: number): string =>
    `The paste holds ${count} different failures. The most telling one is explained here, the others are named below.`,
  evidence: "The line that shows it",
  evidenceSeveral: "The lines that show it",
  lineNumber: (line: number): string => `Line ${line}`,
  whoActs: "Who has to act",
  roles: {
    sender: "the sender",
    "sender-admin": "the sender's mail administrator",
    recipient: "the recipient",
    "recipient-admin": "the recipient's mail administrator",
    network: "the network or firewall team",
    microsoft: "Microsoft",
    nobody: "nobody: wait, or ignore it",
  },
  listSeparator: ", or ",
  forwardText: "Text to forward",
  causes: "How to be sure",
  fix: "What to do",
  optionalStep: "Recommended: ",
  shells: {
    powershell: "Windows PowerShell",
    exchange: "Exchange Management Shell",
    cmd: "Command prompt, as administrator",
  },
  expectedOutput: "Success looks like this",
  registryText: "Registry text",
  copyRegistry: "Copy registry text",
  copyHint: "Select all and copy. Save as a .reg file or compare with what is on the server.",
  downloadReg: "Download .reg",
  downloadRollback: "Download rollback .reg",
  rivals: "Other causes of the same text",
  others: "Also in this paste",
  tellApart: "Speaks for it: ",
  pasteNext: "To decide, paste this next",
  links: "Links",
  verifiedOn: (date: string): string => `Facts checked on ${date}.`,
  cut: "The paste was longer than what can be read at once; only its beginning was read.",
  unknown: {
    title: "I do not know this error",
    intro: "No article of the knowledge base matches, so no cause and no fix is claimed.",
    ruledOut: "Looks similar, but does not fit",
    read: "What was read",
    pasteInstead: "Paste more and I may know more",
    hints: [
      'the whole bounce, from "Diagnostic information for administrators" on',
      "the LastError of the queue (Queue Viewer, or Get-Queue | Format-List)",
      "the protocol-log lines of one failed session",
      "the mail's file (.eml or .msg), in a personal chat",
    ],
  },
  facts: {
    reply: "Reply",
    recipient: "Recipient",
    reportingServer: "Reported by",
    remoteServer: "Remote server",
    tlsVersions: "TLS versions negotiated",
  },
  unusable: {
    empty: { title: "There was nothing to read", text: "The message held no letters or digits." },
    "nothing-technical": {
      title: "That does not look like a mail error",
      text: "I read bounces, queue errors, protocol logs and registry output.",
    },
  },
  welcome: {
    title: "Paste a mail error",
    text: "You get the cause, the line that proves it, who has to act, and a fix that is safe to run. Nothing you paste is stored.",
    whatToPaste: "What to paste",
    kinds: [
      "a bounce (NDR), as much of it as you have",
      "a queue error, such as LastError from the Queue Viewer",
      "lines from a send or receive connector's protocol log",
      "a mail's source, headers and all",
    ],
    languages: "I answer in English or Chinese, as your Teams is set.",
  },
  failed: { title: "Something went wrong on my side", text: "Your text was not kept. Please paste it again." },
  status: {
    classes: {
      "2": "success",
      "4": "temporary failure: the server will try again",
      "5": "permanent failure: the server gave up",
    },
    subjects: {
      "0": "no subject given",
      "1": "about an address",
      "2": "about the mailbox",
      "3": "about the receiving mail system",
      "4": "about the network or routing",
      "5": "about the SMTP conversation",
      "6": "about the content of the message",
      "7": "about security or policy",
    },
    explain: (code: string, kind: string, subject: string): string => `${code}: ${kind}, ${subject}.`,
    explainReply: (code: string, kind: string): string => `${code}: ${kind}.`,
    noCause: "The digits tell what kind of failure it is (RFC 3463), not its cause.",
  },
};

/** The UI strings of one language; every language has the same shape. */
export type Strings = typeof en;
