import type { Article } from "../../article";
import { commandsOf, type PlacedCommand } from "../article-commands";
import { codesIn, instructionsOf, sentencesOf } from "../article-instructions";
import { protocolOf, registryStepsOf } from "../article-registry";
import { SECURE_PROTOCOL_BITS } from "../known-registry-values";
import { remember } from "../remember";
import type { ArticleRule, Report } from "../rule";
import { mayWeaken, WEAK_COMMANDS, WEAK_SENTENCES, type Weakening } from "../weakenings";

export const noWeakenedSecurity: ArticleRule = {
  id: "no-weakened-security",
  severity: "error",
  scope: "article",
  blocks: "harmful",
  summary:
    "No remedy weakens security: TLS and its checks, multi-factor authentication, spam and virus filters, the firewall and relay restrictions stay on.",
  check({ article }) {
    return [...weakCommandsOf(article), ...weakSentencesOf(article), ...weakValuesOf(article)];
  },
};

type Harm = Pick<Weakening, "what" | "instead">;

function weakCommandsOf(article: Article): Report[] {
  const isWanted = (text: string): boolean => weakCommandOf(text) !== undefined || givesRelay(text);
  return commandsOf(article, isWanted).flatMap((command) => {
    const found = weakCommandOf(command.text) ?? anonymousRelayOf(command);
    return found === undefined ? [] : [toReport(command.at, "command", found)];
  });
}

const weakCommandOf = remember((text): Weakening | undefined => {
  const line = text.replaceAll(/`?\r?\n/gu, " ");
  return WEAK_COMMANDS.find(({ pattern }) => pattern.test(line));
});

/** Microsoft documents this right for a connector of its own that takes mail from named addresses only. */
function anonymousRelayOf({ text, before }: PlacedCommand): Harm | undefined {
  if (!givesRelay(text)) return undefined;
  const isOfItsOwn = before.some(
    ({ text: earlier }) =>
      /\bNew-ReceiveConnector\b/i.test(earlier) &&
      /-RemoteIPRanges\b/i.test(earlier) &&
      !/-RemoteIPRanges\S*\s+["'@(]*(?:0\.0\.0\.0(?:\/0|\s*-)|::)/iu.test(earlier),
  );
  if (isOfItsOwn) return undefined;
  return {
    what: "lets anybody relay through a connector",
    instead:
      "Before it, create a receive connector of its own with New-ReceiveConnector and -RemoteIPRanges for the single addresses, and give the right to that one.",
  };
}

/** Whether a command gives somebody who did not sign in the right to relay. */
function givesRelay(text: string): boolean {
  return /Accept-Any-Recipient/iu.test(text) && /ANONYM/iu.test(text) && !/\b(?:Get|Remove)-ADPermission\b/i.test(text);
}

function weakSentencesOf(article: Article): Report[] {
  const isWanted = (text: string, locale: "en" | "zh-CN"): boolean => WEAK_SENTENCE_OF[locale](text) !== undefined;
  return instructionsOf(article, isWanted).flatMap(({ at, locale, text }) => {
    const found = WEAK_SENTENCE_OF[locale](text);
    return found === undefined ? [] : [toReport(at, "text", found)];
  });
}

/** The first sentence of a text that tells a reader to weaken something, by language. */
const WEAK_SENTENCE_OF = { en: remember(weakSentenceIn("en")), "zh-CN": remember(weakSentenceIn("zh-CN")) } as const;

function weakSentenceIn(locale: "en" | "zh-CN"): (text: string) => Weakening | undefined {
  const find = (words: string): Weakening | undefined =>
    (mayWeaken(words) ? WEAK_SENTENCES[locale].find(({ pattern }) => pattern.test(words)) : undefined) ??
    findWeakCommand(codesIn(words));
  return (text) => {
    // Most texts are cleared as a whole.
    if (find(text) === undefined) return undefined;
    for (const sentence of sentencesOf(text)) {
      const found = sentence.isWarning ? undefined : find(sentence.text.trim());
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** A command among verbatim pieces: codes and names hold no parameter and no assignment. */
function findWeakCommand(codes: readonly string[]): Weakening | undefined {
  const commands = codes.filter((code) => /[-=:] ?\S/u.test(code));
  return commands.length === 0
    ? undefined
    : WEAK_COMMANDS.find(({ pattern }) => commands.some((command) => pattern.test(command)));
}

const OLD_PROTOCOL = /^(?:SSL [23]\.0|TLS 1\.[01])$/u;
const { ssl2, ssl3, tls10 } = SECURE_PROTOCOL_BITS;

function weakValuesOf(article: Article): Report[] {
  return registryStepsOf(article)
    .flatMap(({ keys }) => keys)
    .flatMap((key) =>
      key.values.flatMap(({ name, data }, index) => {
        const at = [...key.at, "values", index, "data"];
        const turnsOn = (name === "Enabled" && data !== 0) || (name === "DisabledByDefault" && data === 0);
        if (turnsOn && OLD_PROTOCOL.test(protocolOf(key) ?? "")) {
          return [
            toReport(at, "value", {
              what: `turns ${protocolOf(key) ?? ""} on`,
              instead: "Bring the other side to TLS 1.2. Old versions stay off: Enabled 0, DisabledByDefault 1.",
            }),
          ];
        }
        if (name === "DefaultSecureProtocols" && (data & (ssl2 | ssl3 | tls10)) !== 0) {
          return [
            toReport(at, "value", {
              what: "turns SSL or TLS 1.0 on for WinHTTP",
              instead: "Write 2048 (TLS 1.2) or 2560 (TLS 1.1 and 1.2).",
            }),
          ];
        }
        return [];
      }),
    );
}

function toReport(at: Report["at"], what: string, found: Harm): Report {
  return { at, message: `The ${what} ${found.what}.`, help: `No remedy weakens security. ${found.instead}` };
}
