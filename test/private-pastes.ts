import fc from "fast-check";
import { PRIVATE_FORMS, type Secrets } from "./private-forms";

/** Names that are no words, so that finding one is no chance. */
const syllables = (least: number, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom("qua", "zor", "wyk", "xel", "jub", "vlo", "pfe", "gha", "tsch", "owsk", "ndz"), {
      minLength: least,
      maxLength: most,
    })
    .map((parts) => parts.join(""));
const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }).map((list) => list.join(""));
const secretsOf: fc.Arbitrary<Secrets> = fc.record({
  given: syllables(3, 4),
  family: syllables(4, 5),
  domain: syllables(4, 5),
  computer: syllables(3, 4),
  digits,
});
const TECHNICAL = [
  "access denied",
  "connection refused by the remote server",
  "mailbox full",
  "relay not permitted",
  "证书已过期",
  "TLS negotiation failed",
];
const FRAMES: readonly ((inside: string) => string)[] = [
  (inside) => `Remote Server returned '550 5.7.999 ${inside}'`,
  (inside) => `Last Error: [{LED=421 4.9.9 ${inside};{MSG=};{FQDN=x.example};{IP=192.0.2.1}]`,
  (inside) => `Diagnostic-Code: smtp;554 5.9.9 ${inside}\nStatus: 5.9.9`,
  (inside) => `> hello,\n> we get this since today:\n> 451 4.9.9 ${inside}\n> who can help?`,
  (inside) => `<p>Delivery failed</p><blockquote>550 5.9.9 ${inside.replaceAll("<", "&lt;")}</blockquote>`,
  (inside) => `Event ID 9999 source MSExchangeTransport\n${inside}`,
  (inside) => `queue retry ${inside}`,
];
/** A paste of private data in all its forms, with the words of an error around it. */
export interface PrivatePaste {
  readonly secrets: Secrets;
  readonly text: string;
}

const pasteOf: fc.Arbitrary<PrivatePaste> = fc
  .record({
    secrets: secretsOf,
    forms: fc.array(fc.constantFrom(...PRIVATE_FORMS), { minLength: 2, maxLength: 6 }),
    words: fc.array(fc.constantFrom(...TECHNICAL), { minLength: 1, maxLength: 3 }),
    frame: fc.constantFrom(...FRAMES),
    glue: fc.constantFrom(" ", ", ", "\n", "; ", ": "),
  })
  .map(({ secrets, forms, words, frame, glue }) => ({
    secrets,
    text: frame(forms.flatMap(([, write], index) => [write(secrets), words[index % words.length] ?? ""]).join(glue)),
  }));

/** So many pastes, the same every time. */
export function samplePrivatePastes(count: number): PrivatePaste[] {
  return fc.sample(pasteOf, { numRuns: count, seed: 9 });
}
