import { createImageCompiler, openKnowledge, type CompiledKnowledge, type KnowledgeImage } from "../diagnosis";
import { createArticleParser, openLiveKnowledge } from "../knowledge";
import type { ArticleText, CompiledBase, ReadBase, ThreadMessage, ThreadRequest } from "./knowledge-messages";
import { yieldPriority } from "./yield-priority";

/** Bases that can be searched: the folder's and a release's, each with the one before, which still serves some turns. */
const MOST_SEARCHED = 4;

/** What follows a folder. */
export interface AnswerOptions {
  readonly directory: string;
  readonly tell: (message: ThreadMessage) => void;
  /** The base that was told of already. */
  readonly kept: CompiledBase | undefined;
}

/** Follows the folder and, once asked, tells of every change; gives what answers requests. */
export async function answerRequests({
  directory,
  tell,
  kept,
}: AnswerOptions): Promise<(request: ThreadRequest) => Promise<void>> {
  const compile = createImageCompiler();
  const parse = createArticleParser();
  const bases = new Map<string, CompiledKnowledge>();
  let taken = 0;
  const live = await openLiveKnowledge({
    directory,
    startsWithFaults: true,
    compile,
    onServed: (_, ms) => {
      taken = ms;
    },
  });
  let told = kept?.version;
  if (kept !== undefined) remember(kept.version, kept.image);

  /** Keeps a base, so that it can be searched. */
  function remember(version: string, image: KnowledgeImage): void {
    bases.delete(version);
    bases.set(version, openKnowledge(image));
    const [oldest] = bases.keys();
    if (bases.size > MOST_SEARCHED && oldest !== undefined) bases.delete(oldest);
  }

  async function readBase(files: readonly ArticleText[]): Promise<ReadBase> {
    const started = performance.now();
    const { articles, problems, version } = await parse(files);
    if (problems.length > 0) return { kind: "refused", version, problems };
    const image = compile(articles);
    remember(version, image);
    return { kind: "compiled", base: { image, version, loadedAt: new Date(), ms: performance.now() - started } };
  }

  function tellState(): void {
    const { snapshot, problems } = live;
    const { compiled: image, version, loadedAt } = snapshot;
    if (version === told) {
      tell({ kind: "state", problems });
      return;
    }
    told = version;
    remember(version, image);
    const base: CompiledBase = { image, version, loadedAt, ms: taken };
    tell({ kind: "state", problems, base });
  }

  return async (request) => {
    switch (request.kind) {
      case "tell":
        live.onChange(tellState);
        // Mostly the folder is still what was kept of it.
        if (live.snapshot.version !== told) tellState();
        // Until here a start waits for it.
        yieldPriority();
        return;
      case "refresh":
        await live.refresh();
        tell({ kind: "refreshed", request: request.request });
        return;
      case "read":
        tell({ kind: "read", request: request.request, result: await readBase(request.files) });
        return;
      case "search": {
        const found = (await bases.get(request.version)?.search.find(request.words, request.most)) ?? [];
        tell({ kind: "found", request: request.request, ids: found.map(({ id }) => id) });
      }
    }
  };
}
