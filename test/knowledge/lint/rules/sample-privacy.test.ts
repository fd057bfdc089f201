import { SAMPLE, testRule, type FailingCase, type LintCase } from "../rule-tester";

const TEXT = "The sample was refused by the laboratory";
const with_ = (text: string): LintCase => ({ change: [[TEXT, text]] });
const fails = (text: string, message: RegExp): FailingCase => ({ ...with_(text), at: `"${text}"`, message });

testRule("sample-privacy", {
  passes: {
    "documentation's own": with_(
      "adele@contoso.com at mail.fabrikam.com [192.0.2.1], 2001:db8::25, ex01.example.net. 203.0.113.7.",
    ),
    "private addresses": with_("10.0.0.5, 172.16.1.1, 192.168.0.1, 127.0.0.1, mask 255.255.255.0, any 0.0.0.0"),
    "public services": with_("smtp.office365.com, gmail-smtp-in.l.google.com, zen.spamhaus.org, delist@microsoft.com"),
    "servers of Exchange Online": with_(
      "contoso-com.mail.protection.outlook.com via AM0PR02CA0001.eurprd02.prod.outlook.com",
    ),
    "versions and builds": with_(
      "#Version: 15.0.0.0, Microsoft SMTP Server id 15.20.9.1, build 14.3.99.1, 15.2.1544.4",
    ),
    "words of code": with_(
      "RESOLVER.ADR.RecipNotFound; System.Net.Mail.SmtpException; javax.mail; ASP.NET; 5.7.1; send.log",
    ),
    "times and hashes": with_("12:34:56:78 AA:BB:CC:DD:EE:FF 2026-03-04T05:07:03.421Z"),
    "a host of an EHLO reply": with_("250-mail.example.com Hello"),
  },
  fails: {
    "a real mailbox": fails("RCPT TO: <adele@acme-corp.de> refused", /address adele@acme-corp\.de/u),
    "a mailbox of a free service": fails("adele.vance@gmail.com", /adele\.vance@gmail\.com/u),
    "a company's host": fails("mail01.acme-corp.com refused", /host mail01\.acme-corp\.com/u),
    "a host in upper case": fails("EX01.ACME.LOCAL", /EX01\.ACME\.LOCAL/u),
    "a tenant below a service": fails("acme-com.mail.protection.outlook.com", /acme-com/u),
    "a tenant's first domain": fails("acme.onmicrosoft.com", /acme/u),
    "a domain that only ends like a free one": fails("mail.notexample.com", /notexample/u),
    "a public address": fails("client 20.50.60.70 refused", /20\.50\.60\.70/u),
    "a public address at the end of a sentence": fails("refused by [40.107.1.2].", /40\.107\.1\.2/u),
    "a public IPv6 address": fails("client 2a01:111:f400:7e01::205 refused", /2a01:111/u),
    "a name in a command": {
      change: [["Retry-Queue -Filter", "Test-Connection mx.acme.de; Retry-Queue -Filter"]],
      at: '"Test-Connection',
      message: /mx\.acme\.de/u,
    },
    "a name in a text to forward": {
      change: [["Please enable TLS 1.2 on the sending server.", "Please ask admin@acme.fr."]],
      at: '"Please ask',
    },
    "a line of a sample file": {
      change: [
        ['"text": "Remote Server returned \'451 4.9.7 Sample session refused\'"', '"sample": "sample-problem/ndr.txt"'],
      ],
      files: {
        "samples/sample-problem/ndr.txt":
          "Remote Server returned '451 4.9.7 Sample session refused'\nto bob@acme.com\n",
      },
      in: "samples/sample-problem/ndr.txt",
      at: "bob@acme.com",
    },
    "a line of a harmless text": {
      files: { "samples/none/hello.txt": "Hello\nwww.acme.co.uk is fine\n" },
      in: "samples/none/hello.txt",
      at: "www.acme",
    },
  },
});

it("the sample the cases change holds the text they put theirs in the place of", () => {
  expect(SAMPLE).toContain(TEXT);
});
