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
    text: "You get the cause, the line that proves it, who has to act, and a fix that is safe to run. What you paste is not stored; of an error I do not know, at most its codes and technical words are kept.",
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
      ["kb gaps", "lists what had no answer, for admins"],
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
  kept: {
    title: "What readers say",
    feedback: (helped: number, notHelped: number): string => `It helped: ${helped}. It did not help: ${notHelped}.`,
    gaps: (count: number): string =>
      `${count} ${count === 1 ? "error" : "different errors"} without an answer: "kb gaps" lists them.`,
    noGaps: "Nothing was pasted that had no answer.",
    poor: "Articles that did not help",
    words: (helped: number, notHelped: number): string => `did not help ${notHelped}, helped ${helped}`,
    unread: "The store does not answer, so feedback and gaps cannot be shown now.",
    queue: (waiting: number, dropped: number): string =>
      `Waiting to be stored on this server: ${waiting}. Dropped since it started: ${dropped}.`,
    away: (code: string): string => `The store cannot be reached (${code}). Answers do not depend on it.`,
  },
  gaps: {
    title: "What to write next",
    count: (count: number): string => (count === 1 ? "1 gap" : `${count} gaps`),
    none: "Nothing was pasted that had no answer",
    noWords: "neither a code nor a technical word",
    seen: (count: number, lastDay: string): string =>
      `seen ${count === 1 ? "once" : `${count} times`}, last on ${lastDay}`,
    more: (count: number): string => `and ${count} more: "mailflow-medic kb gaps" lists all of them.`,
    write: "To write the article:",
  },
  experts: {
    ask: "Ask the experts",
    askTooltip:
      "Posts the codes and technical words to the experts' channel. Nothing else of your paste, and not your name.",
    asked:
      "The experts have been asked, by codes and technical words only. Their answer will be an article: paste it again in some days.",
    already: "The experts were asked about this error today already.",
    nobody: "There is nobody to ask any more.",
    gone: "I no longer have the facts of this error. Please paste it again.",
    failed: "The question could not be posted now. Please try again in some minutes.",
    question: "Who knows this error?",
    intro:
      "Somebody pasted an error that no article answers, and asks you. These codes and technical words are all that is kept of it.",
    forms: "Pasted as",
    facts: "Facts read",
    seen: "Frequency",
  },
  notes: {
    forAdmins: {
      title: "This is for the admins of the knowledge base",
      text: "Ask the person who runs Mailflow Medic to put you on its list of admins.",
    },
    keepsNothing: {
      title: "Nothing is kept here",
      text: "Keeping feedback and unanswered errors is switched off on this server, so there is nothing to list and nobody can be asked.",
    },
    unread: {
      title: "The store does not answer",
      text: "Diagnoses do not depend on it. Please try again in some minutes.",
    },
    expertsHere: {
      title: "Questions to the experts come here from now on",
      text: 'Under errors that I do not know a button "Ask the experts" appears within a minute. It posts codes and technical words to this conversation, the same error once a day. "experts off" ends it.',
    },
    expertsOff: {
      title: "The experts are not asked any more",
      text: 'The button is gone within a minute. "experts here", written in a channel, begins again.',
    },
    expertsElsewhere: {
      title: "Write that where the experts are",
      text: 'Mention me in the experts\' channel or group chat with "experts here": questions are then posted there.',
    },
  },
  knowledgeStatus: {
    title: "Knowledge base",
    version: "Version",
    release: "Release",
    noRelease: "none yet; the folder serves",
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
  registry: {
    label: "Registry check for TLS 1.2",
    inPaste: "Registry values in this paste",
    titles: {
      ok: "TLS 1.2 is set for sending and receiving",
      "not-ok": "These values do not switch TLS 1.2 on",
      Client: "These values do not switch TLS 1.2 on for sending",
      Server: "These values do not switch TLS 1.2 on for receiving",
      undecided: "These values do not decide it",
      unreadable: "Windows would not read these values",
    },
    sides: { Client: "Client: this server sends", Server: "Server: this server receives" },
    sideUnknown: "Side not shown",
    otherValues: "Other values",
    otherValuesNote: "They decide about programs built on .NET and WinHTTP, not about SMTP itself.",
    value: "Value",
    found: "Found",
    verdict: "Verdict",
    absent: "absent",
    verdicts: {
      correct: "right",
      wrong: "wrong",
      missing: "absent",
      noncanonical: "works",
      unreadable: "not readable",
      "wrong-place": "wrong key",
      "wrong-type": "wrong type",
    },
    expected: (data: string): string => `expected ${data}`,
    places: {
      hive: "Not in HKEY_LOCAL_MACHINE: Windows does not look there.",
      "short-hive": "A .reg file needs the long name HKEY_LOCAL_MACHINE.",
      wow6432node: "Schannel does not read keys under Wow6432Node.",
      "control-set": "A stored control set: it may be the current one, or not. CurrentControlSet decides.",
      "protocol-name": 'The key must be named exactly "TLS 1.2", with one space and a full stop.',
      "protocols-missing": 'The key "Protocols" is left out of the path.',
      "sub-key": "The sub-key must be named exactly Client or Server; it is never translated.",
      "parent-key": "On the TLS 1.2 key itself: Windows reads its sub-keys Client and Server only.",
      path: "Windows reads another key.",
    },
    unreadable: {
      digits: "The number has too many digits, or none.",
      colon: "The colon behind dword is missing, or not the plain one.",
      character: "The number holds a character that does not belong there.",
      quotes: "The name needs straight quotes on both sides.",
      form: "The data is not written as dword and eight digits.",
    },
    wrongType: (type: string): string => `${type} instead of REG_DWORD: it counts as not set.`,
    misnamed: "The name is misspelt: Windows ignores it.",
    protocols: (names: string): string => `Permits ${names}.`,
    protocolsNone: "Permits no protocol.",
    notes: {
      configurationOnly:
        "This speaks of configuration only. A restart and a log line with TLS 1.2 prove that it is used.",
      defaultUnknown:
        "Absent values count as on since Windows Server 2012, as off on Windows Server 2008 and 2008 R2. Paste it again with the release of Windows in the first line.",
      defaultOn: (version: string): string =>
        `Absent values count as on with Windows ${version}. Set them all the same: then nothing depends on the default.`,
      defaultOff: (version: string): string =>
        `With Windows ${version}, TLS 1.2 stays off until all the values are set.`,
      sideMissing: "Set the path of the key into the paste: without it nothing tells Client from Server.",
      notAsked: (keys: string): string => `Not asked for: ${keys}. The command below shows both sides.`,
      notImportable:
        "As it stands the file cannot be imported: it lacks its header, or several things stand on one line. An import may still report success.",
      fallsBack: "If the values come back after a restart, group policy, IIS Crypto or a configuration tool sets them.",
    },
    fileTitle: "The file that sets all of it right",
    next: "What to do next",
    steps: {
      save: "Save what is there now:",
      apply: "Import the file below, or run the PowerShell script, on every Exchange and Edge Transport server.",
      restart: "Restart the server once: Schannel reads the values when Windows starts.",
      checkAgain: "Run this and paste its output here:",
      paste:
        "Then set ProtocolLoggingLevel to Verbose, let mail flow, and paste a line of the send connector's log here. This line proves it:",
    },
    wayBack: "The way back",
    wayBackText:
      "Import the saved file. It does not remove values that were not there before: the rollback file or script does. Then restart.",
    proven: (line: number): string => `Line ${line} shows it: TLS 1.2 was negotiated.`,
    checkBack: "Done? Check your values",
    checkBackBrief:
      "After the change run the command that checks the values (see the steps), and paste what it prints here: every value is checked.",
    checkBackText: "After the change, run this on the server and paste its output here. It is checked value by value.",
    downloadPs1: "Download .ps1",
    downloadRollbackPs1: "Download rollback .ps1",
  },
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
