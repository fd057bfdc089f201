import type { ValidArticleFile } from "../../article-file";
import { areDeclared } from "../declared-rivals";
import type { BaseReport, BaseRule, LintContext } from "../rule";
import { isContained, toSignatureKey, type SignatureKey } from "../signature-key";

export const duplicateSignature: BaseRule = {
  id: "duplicate-signature",
  severity: "error",
  scope: "base",
  summary:
    "No two signatures ask for the same, except those of articles that name one another as rivals; and what one article calls conclusive no other claims.",
  check(context) {
    const signatures = context.files
      .filter(({ article }) => article.status !== "deprecated")
      .flatMap((file) =>
        file.article.signatures.map((signature, index): KeyedSignature => ({
          file,
          index,
          name: signature.name,
          isConclusive: signature.strength === "conclusive",
          key: toSignatureKey(signature, context.tools.squeeze),
        })),
      );
    return [...doublesOf(signatures, context), ...conflictsOf(signatures)];
  },
};

interface KeyedSignature {
  readonly file: ValidArticleFile;
  readonly index: number;
  readonly name: string;
  readonly isConclusive: boolean;
  readonly key: SignatureKey;
}

function doublesOf(signatures: readonly KeyedSignature[], context: LintContext): BaseReport[] {
  const byKey = new Map<string, KeyedSignature[]>();
  return signatures.flatMap((later) => {
    const same = byKey.get(later.key.text) ?? [];
    byKey.set(later.key.text, [...same, later]);
    const earlier = same.find((other) => !mayShare(other, later, context));
    if (earlier === undefined) return [];
    if (earlier.file === later.file) {
      return [
        toReport(
          later,
          `The signature "${later.name}" asks for the same as "${earlier.name}" of this article.`,
          "Remove one of the two. The order of conditions, case, spaces and punctuation make no difference.",
        ),
      ];
    }
    const isConflict = earlier.isConclusive || later.isConclusive;
    return [
      toReport(
        later,
        `The signature "${later.name}" asks for the same as "${earlier.name}" of ${earlier.file.name}${isConflict ? ", and one of the two is called conclusive" : ""}.`,
        isConflict
          ? "The same text cannot have one cause only and two articles. Make neither conclusive, or narrow one with a code or a second phrase."
          : `Narrow one with a code or a second phrase. Where the text really has both causes, name ${earlier.file.name} in related or questions, and add evidence that tells the two apart.`,
      ),
    ];
  });
}

/** The same text can have several causes: then neither is conclusive, and the articles know of one another. */
function mayShare(a: KeyedSignature, b: KeyedSignature, context: LintContext): boolean {
  return (
    a.file !== b.file &&
    !a.isConclusive &&
    !b.isConclusive &&
    areDeclared(a.file.article.id, b.file.article.id, context)
  );
}

function conflictsOf(signatures: readonly KeyedSignature[]): BaseReport[] {
  return signatures
    .filter(({ isConclusive }) => isConclusive)
    .flatMap((wide) =>
      signatures
        .filter(
          (narrow) =>
            narrow.file !== wide.file && narrow.key.text !== wide.key.text && isContained(wide.key, narrow.key),
        )
        .map((narrow) => {
          const [, later] = wide.file.name < narrow.file.name ? [wide, narrow] : [narrow, wide];
          const help =
            "Every text of the narrower signature has two answers, one of them called certain. Make the wider one strong, or exclude in its none what the narrower one adds.";
          const message =
            later === wide
              ? `The conclusive signature "${wide.name}" fires wherever "${narrow.name}" of ${narrow.file.name} does.`
              : `Wherever the signature "${narrow.name}" fires, the conclusive "${wide.name}" of ${wide.file.name} does too.`;
          return toReport(later, message, help);
        }),
    );
}

function toReport({ file, index }: KeyedSignature, message: string, help: string): BaseReport {
  return { file, at: ["signatures", index, "name"], message, help };
}
