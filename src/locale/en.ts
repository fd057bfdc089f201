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
  lineSeparator: ", ",
  forwardText: "Text to forward",
  note: { title: "Ticket note", code: "Code", servers: "Servers", line: "Deciding line" },
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
    headersTitle: "These headers hold no error",
    headersIntro: "This is what the servers and filters wrote. It proves no cause.",
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
    traceStatus: "Message trace",
    verdicts: "Filter verdicts",
    hop: "Hop",
    hopPath: (from: string, by: string): string => `${from} to ${by}`,
    hopWithoutTls: "no TLS noted",
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
      "in Teams, a file of any of these (.eml, .msg, .txt, .log, .csv, .reg), in a personal chat",
    ],
    languages: "I answer in English or Chinese, as your Teams is set.",
    commands: "Commands",
    commandList: [
      ["help", "shows this"],
      ["kb search certificate expired", "finds articles by words or codes"],
      ["kb status", "tells which knowledge serves"],
    ],
  },
  actions: {
    open: "Open",
    steps: "Show steps",
    evidence: "Show evidence",
    otherLanguage: "In 中文",
    helped: "It helped",
    didNotHelp: "It did not help",
    next: "Next candidate",
    thanks: "Thank you, that helps me to get better.",
    sorry:
      "Thank you. Paste more around the error, such as the whole bounce or the protocol-log lines, and I look again.",
    stale: "This button is out of date. Please paste the text again.",
  },
  articleCard: {
    fromKnowledge: "From the knowledge base",
    pastedLines: (lines: string): string => `Shown by your paste in line ${lines}.`,
    speaksFor: "Speaks for it",
    speaksAgainst: "Speaks against it",
  },
  search: {
    title: "Articles that fit",
    count: (count: number): string => (count === 1 ? "1 article" : `${count} articles`),
    more: "There may be more: add a word to narrow it down.",
    none: "No article fits these words",
    hint: 'Type "kb search" and a few words or a code, such as "kb search certificate expired" or "kb search 5.7.57".',
  },
  knowledgeStatus: {
    title: "Knowledge base",
    version: "Version",
    articles: "Articles",
    loadedAt: "Serving since",
    healthy: "The newest files are the ones that serve.",
    faulty: (count: number): string =>
      count === 1
        ? "The newest files have 1 fault, so the last good state goes on serving."
        : `The newest files have ${count} faults, so the last good state goes on serving.`,
    forAdmins: "Admins of the knowledge base see the faults here.",
    faults: "Faults",
    moreFaults: (count: number): string => `and ${count} more`,
  },
  files: {
    types: "I read .eml, .msg, .txt, .log, .csv and .reg files of up to 25 MB, in a personal chat with me.",
    refusals: {
      elsewhere: {
        title: "Send me the file in a personal chat",
        text: "I cannot open files of a group chat or channel. Open a chat with me alone and send it there, or paste its text here.",
      },
      picture: {
        title: "I cannot read pictures",
        text: "Please copy the text of the error and paste it, or send the mail or the log as a file.",
      },
      type: { title: "I cannot read files of this type", text: "Save the mail or the log as one of the types below." },
      host: {
        title: "I do not fetch files from there",
        text: "Attach the file to a message from your computer or OneDrive, or paste its text.",
      },
      size: {
        title: "The file is too large",
        text: "Cut out the part around the time of the failure, and send that.",
      },
      gone: {
        title: "I could not fetch the file",
        text: "Teams lets me fetch a file for some minutes only. Please send it once more.",
      },
      heavy: {
        title: "Reading the file took too long",
        text: "Cut out the part around the time of the failure, and send that.",
      },
    },
  },
  messageAction: {
    title: "Diagnosis",
    searchHint: "Type a few words or a code, such as certificate expired or 5.7.57.",
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
