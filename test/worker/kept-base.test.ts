import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { digestOf } from "../../src/article-files";
import { createImageCompiler, type KnowledgeImage } from "../../src/diagnosis";
import { readKnowledge } from "../../src/knowledge";
import { followKnowledge, type FollowedKnowledge } from "../../src/worker";
import { fromImageBytes, toImageBytes } from "../../src/worker/image-bytes";
import { keepBase } from "../../src/worker/keep-base";
import { COMPILING, keptFile, readKeptBase, toKey } from "../../src/worker/kept-base";
import { startKnowledgeThread } from "../../src/worker/start-knowledge-thread";
import { createKnowledgeFolder, SAMPLE_TITLE, type KnowledgeFolder } from "../knowledge-folder";
import { THREAD_FOLDER, useThreads } from "./build-thread";
import { titleIn, until } from "../until-served";

/** Scripts of their own, so that the base is kept beside them. */
const SCRIPTS = THREAD_FOLDER;
/** What a base says that was kept, and not compiled from the folder. */
const KEPT_TITLE = "As it was kept";

const threadPath = path.join(useThreads(), "knowledge-thread.js");

let folder: KnowledgeFolder;
beforeEach(() => {
  folder = createKnowledgeFolder();
});
afterEach(() => {
  folder.remove();
  rmSync(keptFile(SCRIPTS), { force: true });
});

const articlePath = (name: string): string => path.join(folder.directory, "articles", name);
const keep = (): Promise<void> => keepBase(folder.directory, SCRIPTS);
const read = () => readKeptBase(folder.directory, SCRIPTS);

function compileFolder(): KnowledgeImage {
  return createImageCompiler()(readKnowledge(folder.directory).articles);
}

/** Keeps a base with another title under a key that is right, or not: where it serves, it shows. */
function keepMarked(toWritten: (key: string) => string = (key) => key): void {
  const { files, articles } = readKnowledge(folder.directory);
  const marked = articles.map((article) => ({ ...article, title: { ...article.title, en: KEPT_TITLE } }));
  const key = toWritten(toKey(digestOf(files), SCRIPTS));
  writeFileSync(keptFile(SCRIPTS), toImageBytes(createImageCompiler()(marked), key));
}

describe("a kept base", () => {
  it("is what the folder is compiled to, under the same version", async () => {
    folder.save("another-problem", ["Sample session refused", "Another session refused"]);
    await keep();
    expect(read()).toMatchObject({ version: readKnowledge(folder.directory).version });
    expect(read()?.image).toEqual(compileFolder());
  });

  it("lies in memory that threads share", async () => {
    await keep();
    const { bodies, served } = read()?.image ?? compileFolder();
    expect([bodies.bytes.buffer, served.buffer].map((buffer) => buffer instanceof SharedArrayBuffer)).toEqual([
      true,
      true,
    ]);
  });

  it("serves another folder with the same articles, whatever else lies there", async () => {
    await keep();
    const other = createKnowledgeFolder();
    writeFileSync(path.join(other.directory, "articles", "notes.txt"), "no article");
    expect(readKeptBase(other.directory, SCRIPTS)).toBeDefined();
    other.remove();
  });

  it.each<readonly [string, () => void]>([
    [
      "an article was edited",
      () => {
        folder.save("sample-problem", [SAMPLE_TITLE, "Another title"]);
      },
    ],
    [
      "an article differs by a blank",
      () => {
        folder.write("sample-problem", `${readFileSync(articlePath("sample-problem.json"), "utf8")} `);
      },
    ],
    [
      "an article was added",
      () => {
        folder.save("another-problem");
      },
    ],
    [
      "an article got another name",
      () => {
        renameSync(articlePath("sample-problem.json"), articlePath("sample-problem-2.json"));
      },
    ],
    [
      "an article became a faulty one",
      () => {
        folder.write("sample-problem", "{");
      },
    ],
    [
      "the articles are gone",
      () => {
        rmSync(articlePath("sample-problem.json"));
      },
    ],
    [
      "the folder is gone",
      () => {
        rmSync(folder.directory, { recursive: true });
      },
    ],
    [
      "an article cannot be read",
      () => {
        rmSync(articlePath("sample-problem.json"));
        mkdirSync(articlePath("sample-problem.json"));
      },
    ],
    [
      "no base was kept",
      () => {
        rmSync(keptFile(SCRIPTS));
      },
    ],
  ])("does not serve where %s", async (_, change) => {
    await keep();
    expect(read()).toBeDefined();
    change();
    expect(read()).toBeUndefined();
  });

  it.each(COMPILING)("does not serve where a script of %s changed", async (name) => {
    await keep();
    const script = path.join(SCRIPTS, name.endsWith(".js") ? name : path.join(name, "index.js"));
    const before = readFileSync(script);
    writeFileSync(script, `${before.toString()}\n`);
    expect(read()).toBeUndefined();
    writeFileSync(script, before);
    expect(read()).toBeDefined();
  });

  it("does not serve another release of Node.js", async () => {
    await keep();
    const version = Object.getOwnPropertyDescriptor(process, "version") ?? {};
    Object.defineProperty(process, "version", { ...version, value: "v99.0.0" });
    expect(read()).toBeUndefined();
    Object.defineProperty(process, "version", version);
    expect(read()).toBeDefined();
  });

  it("answers for every script that reads, checks or compiles", () => {
    const src = path.join(__dirname, "..", "..", "src");
    const reached = new Set<string>();
    const reach = (file: string): void => {
      const found = [`${file}.ts`, path.join(file, "index.ts")].map((name) => path.join(src, name)).find(existsSync);
      if (found === undefined || reached.has(found)) return;
      reached.add(found);
      for (const [, name = ""] of readFileSync(found, "utf8").matchAll(/(?:from|import\()\s*"(\.[^"]+)"/gu)) {
        reach(path.relative(src, path.resolve(path.dirname(found), name.replace(/\.js$/u, ""))));
      }
    };
    reach("worker/keep-base");
    reach("worker/answer-requests");
    expect(reached.size).toBeGreaterThan(100);
    const named = (file: string): boolean =>
      COMPILING.some((name) => file === name.replace(/\.js$/u, ".ts") || file.startsWith(`${name}${path.sep}`));
    expect([...reached].map((file) => path.relative(src, file)).filter((file) => !named(file))).toEqual([]);
  });
});

it("is what the build makes, and removes before it compiles other code", () => {
  const build = readFileSync(path.join(__dirname, "..", "..", "scripts", "build.js"), "utf8");
  const [, name] = /^const IMAGE = path\.join\(DIST, "([^"]+)"\);$/mu.exec(build) ?? [];
  expect(name).toBe(path.relative(SCRIPTS, keptFile(SCRIPTS)));
  expect(build.indexOf("[STAMP, IMAGE]")).toBeLessThan(build.indexOf("PROJECTS.map(compile)"));
  const [, script] = /require\(path\.join\(DIST, "([^"]+)"\)\)\.keepBase/u.exec(build) ?? [];
  expect(existsSync(path.join(SCRIPTS, `${script ?? ""}.js`))).toBe(true);
});

describe("the bytes of an image", () => {
  const KEY = "a key";

  it("give the image back under their key only", () => {
    const image = compileFolder();
    const bytes = toImageBytes(image, KEY);
    expect(fromImageBytes(bytes, KEY)).toEqual(image);
    expect(fromImageBytes(bytes, "another key")).toBeUndefined();
    expect(fromImageBytes(bytes, "")).toBeUndefined();
  });

  it.each([
    ["a number", 5],
    ["a text", "text"],
    ["signed numbers", new Int32Array(1)],
    ["nothing", undefined],
  ])("are not written where the image holds %s", (_, part) => {
    const image: KnowledgeImage = compileFolder();
    expect(() => toImageBytes(Object.assign(image, { another: { part } }), KEY)).toThrow(TypeError);
  });

  it("give nothing back where one of them is another, or some are missing", () => {
    const bytes = toImageBytes(compileFolder(), KEY);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(fromImageBytes(damaged, KEY)).toBeUndefined();
        expect(fromImageBytes(bytes.subarray(0, at), KEY)).toBeUndefined();
      }),
    );
  });

  it("give nothing back where they are something else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(fromImageBytes(bytes, KEY)).toBeUndefined();
      }),
    );
  });
});

describe("keeping a base", () => {
  it("writes nothing where it is kept already", async () => {
    await keep();
    const { ino } = statSync(keptFile(SCRIPTS));
    await keep();
    expect(statSync(keptFile(SCRIPTS)).ino).toBe(ino);
  });

  it("replaces one that is out of date or damaged", async () => {
    await keep();
    folder.save("sample-problem", [SAMPLE_TITLE, "Another title"]);
    await keep();
    expect(read()?.image).toEqual(compileFolder());
    writeFileSync(keptFile(SCRIPTS), "");
    await keep();
    expect(read()?.image).toEqual(compileFolder());
  });

  it.each([
    [
      "with faults",
      () => {
        folder.write("sample-problem", "{");
      },
    ],
    [
      "without articles",
      () => {
        rmSync(articlePath("sample-problem.json"));
      },
    ],
    [
      "that is not there",
      () => {
        folder.remove();
      },
    ],
  ])("keeps none of a folder %s, nor the one before", async (_, change) => {
    await keep();
    change();
    await keep();
    expect(existsSync(keptFile(SCRIPTS))).toBe(false);
  });
});

describe("a thread with a kept base", () => {
  let told: string[] = [];
  let opened: FollowedKnowledge | undefined;
  beforeEach(() => {
    told = [];
  });
  afterEach(() => {
    opened?.close();
    opened = undefined;
  });

  async function open(options: { readonly compilesAtOnce?: boolean } = {}): Promise<FollowedKnowledge> {
    const { directory } = folder;
    const outcome = await followKnowledge({
      directory,
      thread: startKnowledgeThread(directory, { threadPath, ...options }),
      onServed: ({ version }) => told.push(`served ${version}`),
      onRefused: (problems) => told.push(`refused ${problems[0]?.rule ?? ""}`),
      onFault: () => told.push("fault"),
    });
    if (outcome.kind !== "followed") throw new Error(JSON.stringify(outcome.problems));
    opened = outcome.knowledge;
    return opened;
  }

  it.each([false, true])(
    "serves it, and puts nothing in its place while the folder is the same (at once: %s)",
    async (compilesAtOnce) => {
      keepMarked();
      const live = await open({ compilesAtOnce });
      const { snapshot } = live;
      expect([titleIn(live), snapshot.version]).toEqual([KEPT_TITLE, readKnowledge(folder.directory).version]);
      expect((await snapshot.compiled.search.find("kept", 5)).map(({ id }) => id)).toEqual(["sample-problem"]);
      await live.refresh();
      expect(live.snapshot).toBe(snapshot);
      expect([live.problems, told]).toEqual([[], []]);
    },
  );

  it("takes a change over and refuses a faulty one, as ever", async () => {
    keepMarked();
    const live = await open();
    folder.write("sample-problem", "{");
    await until(live, () => live.problems.length > 0);
    expect(titleIn(live)).toBe(KEPT_TITLE);
    folder.save("sample-problem", [SAMPLE_TITLE, "Another title"]);
    await until(live, () => live.problems.length === 0);
    expect(titleIn(live)).toBe("Another title");
    // Half of a save may be seen and refused too.
    expect([...new Set(told)]).toEqual(["refused json", `served ${readKnowledge(folder.directory).version}`]);
  });

  it("compiles files that come from elsewhere", async () => {
    keepMarked();
    const live = await open({ compilesAtOnce: true });
    const content = readFileSync(articlePath("sample-problem.json"), "utf8").replace(SAMPLE_TITLE, "From a release");
    const outcome = await live.readBase([{ name: "sample-problem.json", content }]);
    if (outcome.kind !== "compiled") throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.snapshot.compiled.articles.get("sample-problem")?.title.en).toBe("From a release");
    expect(titleIn(live)).toBe(KEPT_TITLE);
  });

  it.each<readonly [string, () => void]>([
    [
      "of other articles",
      () => {
        keepMarked((key) => key.replace(/\S+$/u, "0".repeat(64)));
      },
    ],
    [
      "that is damaged",
      () => {
        keepMarked();
        truncateSync(keptFile(SCRIPTS), 1_000);
      },
    ],
    [
      "that is empty",
      () => {
        writeFileSync(keptFile(SCRIPTS), "");
      },
    ],
  ])("compiles the folder in place of one %s", async (_, prepare) => {
    prepare();
    expect(titleIn(await open())).toBe(SAMPLE_TITLE);
  });

  it("says what is wrong with a folder that cannot be begun with, whatever was kept", async () => {
    keepMarked();
    folder.write("sample-problem", "{");
    await expect(open()).rejects.toThrow(/"rule":"json"/u);
  });
});
