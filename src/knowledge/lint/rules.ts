import type { Rule } from "./rule";
import { idMatchesFile } from "./rules/id-matches-file";
import { idsExist } from "./rules/ids-exist";
import { linearPattern } from "./rules/linear-pattern";
import { signatureFired } from "./rules/signature-fired";

/** Every rule, by name; a test compares the list with the folder. */
export const RULES: readonly Rule[] = [idMatchesFile, idsExist, linearPattern, signatureFired];
