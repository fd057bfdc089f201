import { digestOf } from "../article-files";
import { createImageCompiler, type KnowledgeImage } from "../diagnosis";
import { readKnowledge } from "../knowledge";

/** The articles of a folder, compiled, with their digest; undefined where the folder may not be served as it stands. */
export function compileFolder(
  directory: string,
): { readonly image: KnowledgeImage; readonly digest: string } | undefined {
  const { files, articles, problems } = readKnowledge(directory);
  if (problems.length > 0 || articles.length === 0) return undefined;
  return { image: createImageCompiler()(articles), digest: digestOf(files) };
}
