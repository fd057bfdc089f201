import type { Rule } from "./rule";
import { cardFits } from "./rules/card-fits";
import { deprecatedReplaced } from "./rules/deprecated-replaced";
import { duplicateSignature } from "./rules/duplicate-signature";
import { enoughExamples } from "./rules/enough-examples";
import { idMatchesFile } from "./rules/id-matches-file";
import { idsExist } from "./rules/ids-exist";
import { knownPlaceholders } from "./rules/known-placeholders";
import { linearPattern } from "./rules/linear-pattern";
import { localesAgree } from "./rules/locales-agree";
import { noForcedNewItem } from "./rules/no-forced-new-item";
import { noTodo } from "./rules/no-todo";
import { noWeakenedSecurity } from "./rules/no-weakened-security";
import { phraseNormalised } from "./rules/phrase-normalised";
import { quotedPaths } from "./rules/quoted-paths";
import { referenceHosts } from "./rules/reference-hosts";
import { registryOrder } from "./rules/registry-order";
import { registryRendering } from "./rules/registry-rendering";
import { registryTyped } from "./rules/registry-typed";
import { registryValues } from "./rules/registry-values";
import { sampleFiles } from "./rules/sample-files";
import { samplePrivacy } from "./rules/sample-privacy";
import { saneDates } from "./rules/sane-dates";
import { signatureFired } from "./rules/signature-fired";
import { uniqueId } from "./rules/unique-id";
import { uniqueKeys } from "./rules/unique-keys";
import { uniqueNames } from "./rules/unique-names";
import { verifiedRecently } from "./rules/verified-recently";
import { weakPhrase } from "./rules/weak-phrase";

/** Every rule, by name; a test compares the list with the folder. */
export const RULES: readonly Rule[] = [
  cardFits,
  deprecatedReplaced,
  duplicateSignature,
  enoughExamples,
  idMatchesFile,
  idsExist,
  knownPlaceholders,
  linearPattern,
  localesAgree,
  noForcedNewItem,
  noTodo,
  noWeakenedSecurity,
  phraseNormalised,
  quotedPaths,
  referenceHosts,
  registryOrder,
  registryRendering,
  registryTyped,
  registryValues,
  sampleFiles,
  samplePrivacy,
  saneDates,
  signatureFired,
  uniqueId,
  uniqueKeys,
  uniqueNames,
  verifiedRecently,
  weakPhrase,
];
