import type { Article } from "../../article";
import { commandsOf, type PlacedCommand } from "../article-commands";
import { instructionsOf } from "../article-instructions";
import { protocolOf, registryStepsOf } from "../article-registry";
import { SECURE_PROTOCOL_BITS } from "../known-registry-values";
import type { ArticleRule, Report } from "../rule";
import { WEAK_COMMANDS, WEAK_SENTENCES, type Weakening } from "../weakenings";

export const noWeakenedSecurity: ArticleRule = {
  id: "no-weakened-security",
  severity: "error",
  scope: "article",
  blocks: true,
  summary:
    "No remedy weakens security: TLS and its checks, multi-factor authentication, spam and virus filters, the firewall and relay restrictions stay on.",
  check({ article }) {
    return [...weakCommandsOf(article), ...weakSentencesOf(article), ...weakValuesOf(article)];
  },
};

function weakCommandsOf(article: Article): Report[] {
  return commandsOf(article).flatMap((command) => {
    const line = command.text.replaceAll(/`?\r?\n/gu, " ");
    const found = WEAK_COMMANDS.find(({ pattern }) => pattern.test(line)) ?? anonymousRelayOf(command);
    return found === undefined ? [] : [toReport(command.at, "command", found)];
  });
}

/** Microsoft documents this right for a connector of its own that takes mail from named addresses only. */
function anonymousRelayOf({ text, before }: PlacedCommand): Weakening | undefined {
  if (
    !/Accept-Any-Recipient/iu.test(text) ||
    !/ANONYM/iu.test(text) ||
    /\b(?:Get|Remove)-ADPermission\b/iu.test(text)
  ) {
    return undefined;
  }
  const isOfItsOwn = before.some(
    ({ text: earlier }) =>
      /\bNew-ReceiveConnector\b/iu.test(earlier) &&
      /-RemoteIPRanges\b/iu.test(earlier) &&
      !/-RemoteIPRanges\S*\s+["'@(]*(?:0\.0\.0\.0(?:\/0|\s*-)|::)/iu.test(earlier),
  );
  if (isOfItsOwn) return undefined;
  return {
    pattern: /x/u,
    what: "lets anybody relay through a connector",
    instead:
      "Before it, create a receive connector of its own with New-ReceiveConnector and -RemoteIPRanges for the single addresses, and give the right to that one.",
  };
}

function weakSentencesOf(article: Article): Report[] {
  return instructionsOf(article).flatMap(({ at, sentences }) => {
    for (const { text, isWarning } of sentences) {
      if (isWarning) continue;
      const codes = [...text.matchAll(/`([^`]+)`/gu)].map(([, code = ""]) => code);
      const found =
        WEAK_SENTENCES.find(({ pattern }) => pattern.test(text.trim())) ??
        WEAK_COMMANDS.find(({ pattern }) => codes.some((code) => pattern.test(code)));
      if (found !== undefined) return [toReport(at, "text", found)];
    }
    return [];
  });
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

function toReport(at: Report["at"], what: string, found: Pick<Weakening, "what" | "instead">): Report {
  return { at, message: `The ${what} ${found.what}.`, help: `No remedy weakens security. ${found.instead}` };
}
