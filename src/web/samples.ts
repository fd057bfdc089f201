import type { Language } from "./language.js";
import type { StringKey } from "./page-strings.js";

/** A text to try, with the name of its button. */
interface Sample {
  readonly name: StringKey;
  readonly text: string;
}

// Names and addresses are reserved for examples: contoso.com, example.com, RFC 5737.
const SAMPLES: readonly Sample[] = [
  {
    name: "sampleBounce",
    text: `Delivery has failed to these recipients or groups:

adele@contoso.com
Your message couldn't be delivered. Several attempts were made without success.

Diagnostic information for administrators:

Generating server: mail01.example.com
Receiving server: contoso-com.mail.protection.outlook.com (192.0.2.25)

adele@contoso.com
Remote Server returned '550 5.4.300 Message expired -> 421 4.4.2 Connection dropped due to SocketError'

Original message headers:

Received: from mail01.example.com (198.51.100.10) by mail01.example.com
 (198.51.100.10) with Microsoft SMTP Server id 15.1.2507.6; Mon, 2 Mar 2026 08:14:20 +0000
From: Patti <patti@example.com>
To: Adele <adele@contoso.com>
Subject: Offer`,
  },
  {
    name: "sampleQueue",
    text: `Identity          : mail01\\1042
DeliveryType      : SmartHostConnectorDelivery
Status            : Retry
MessageCount      : 37
NextHopDomain     : contoso.com
LastError         : 421 4.4.2 Connection dropped due to SocketError`,
  },
  {
    name: "sampleSendLog",
    text: `2026-03-02T08:14:21.103Z,Outbound to Office 365,08DE77A1B2C3D4E5,0,,192.0.2.25:25,*,,attempting to connect
2026-03-02T08:14:21.151Z,Outbound to Office 365,08DE77A1B2C3D4E5,1,198.51.100.10:51234,192.0.2.25:25,+,,
2026-03-02T08:14:21.204Z,Outbound to Office 365,08DE77A1B2C3D4E5,2,198.51.100.10:51234,192.0.2.25:25,<,220 contoso-com.mail.protection.outlook.com Microsoft ESMTP MAIL Service ready,
2026-03-02T08:14:21.205Z,Outbound to Office 365,08DE77A1B2C3D4E5,3,198.51.100.10:51234,192.0.2.25:25,>,EHLO mail01.example.com,
2026-03-02T08:14:21.252Z,Outbound to Office 365,08DE77A1B2C3D4E5,4,198.51.100.10:51234,192.0.2.25:25,<,250-STARTTLS,
2026-03-02T08:14:21.253Z,Outbound to Office 365,08DE77A1B2C3D4E5,5,198.51.100.10:51234,192.0.2.25:25,>,STARTTLS,
2026-03-02T08:14:21.301Z,Outbound to Office 365,08DE77A1B2C3D4E5,6,198.51.100.10:51234,192.0.2.25:25,<,220 2.0.0 SMTP server ready,
2026-03-02T08:14:21.352Z,Outbound to Office 365,08DE77A1B2C3D4E5,7,198.51.100.10:51234,192.0.2.25:25,*,,TLS negotiation failed with error SocketError
2026-03-02T08:14:21.353Z,Outbound to Office 365,08DE77A1B2C3D4E5,8,198.51.100.10:51234,192.0.2.25:25,-,,Remote`,
  },
  {
    name: "sampleReceiveLog",
    text: `2026-03-02T09:02:10.410Z,MAIL01\\Inbound from Office 365,08DE77A1B2C3D4F6,9,198.51.100.10:25,203.0.113.40:40112,<,MAIL FROM:<patti@example.com> SIZE=18211,
2026-03-02T09:02:10.411Z,MAIL01\\Inbound from Office 365,08DE77A1B2C3D4F6,10,198.51.100.10:25,203.0.113.40:40112,>,451 5.7.3 Must issue a STARTTLS command first,`,
  },
  {
    name: "sampleRegistry",
    text: `HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client
    DisabledByDefault    REG_DWORD    0x1
    Enabled    REG_DWORD    0x1

HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server
    DisabledByDefault    REG_DWORD    0x0
    Enabled    REG_DWORD    0x1`,
  },
  {
    name: "sampleUnknownUser",
    text: `Remote Server returned '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'
Final recipient: nobody@contoso.com`,
  },
];

/** Fills the box with one button a sample. */
export function addSamples(box: HTMLElement, language: Language, say: (text: string) => void): void {
  for (const { name, text } of SAMPLES) {
    const chip = document.createElement("button");
    chip.type = "button";
    chip.className = "chip";
    language.text(chip, name);
    chip.addEventListener("click", () => {
      say(text);
    });
    box.append(chip);
  }
}
