// Builds dist/: the server and command line from src/, the local page from src/web/, and the compiled base of knowledge/. Does
// nothing when nothing has changed.
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.join(__dirname, "..");
const DIST = path.join(ROOT, "dist");
const STAMP = path.join(DIST, ".build-stamp");
/** The knowledge base, compiled, for the next starts. */
const IMAGE = path.join(DIST, "knowledge.image");
const PROJECTS = ["tsconfig.json", "src/web/tsconfig.json"];
/** What decides the outputs besides src/: options, compiler version, this script. */
const OTHER_INPUTS = ["tsconfig.json", "package-lock.json", "scripts/build.js"];
const ASSET = /^src\/web\/[^/]+\.(?:html|css)$/u;

/** Paths of all files below a folder, relative to the root, with forward slashes, sorted. */
function listFiles(folder) {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .sort();
}

/** One number for all inputs: contents, not times, since a checkout changes times. */
function hashInputs(sources) {
  const hash = createHash("sha256");
  for (const file of [...sources, ...OTHER_INPUTS]) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(ROOT, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** The files of dist/ that one source becomes. */
function toOutputs(source) {
  const target = source.replace(/^src\//u, "dist/");
  if (ASSET.test(source)) return [target];
  if (!target.endsWith(".ts") || target.endsWith(".d.ts")) return [];
  const script = target.replace(/\.ts$/u, ".js");
  return source.startsWith("src/web/") ? [script] : [script, `${script}.map`];
}

function compile(project) {
  return new Promise((resolve) => {
    const tsc = path.join(ROOT, "node_modules/typescript/bin/tsc");
    spawn(process.execPath, [tsc, "-p", project], { cwd: ROOT, stdio: "inherit" })
      .on("error", (error) => {
        console.error(`Cannot start ${tsc}: ${error.message}. Run npm ci first.`);
        resolve(1);
      })
      .on("close", (code) => resolve(code ?? 1));
  });
}

/** Drops what deleted sources left behind, so that no old module is loaded or served by mistake. */
function removeStale(outputs) {
  for (const file of listFiles("dist")) {
    if (/\.(?:js|js\.map|html|css)$/u.test(file) && !outputs.has(file)) fs.rmSync(path.join(ROOT, file));
  }
}

async function build() {
  fs.mkdirSync(path.join(DIST, "web"), { recursive: true });
  const sources = listFiles("src");
  const outputs = new Set(sources.flatMap(toOutputs));
  const isComplete = [...outputs].every((file) => fs.existsSync(path.join(ROOT, file)));
  const stamp = hashInputs(sources);
  if (isComplete && fs.existsSync(STAMP) && fs.readFileSync(STAMP, "utf8") === stamp) return keepKnowledge();

  // A base that was compiled with other packages goes too.
  for (const file of [STAMP, IMAGE]) fs.rmSync(file, { force: true });
  // The compiler's own records do not notice that an output was deleted.
  if (!isComplete) {
    for (const record of [".tsbuildinfo", ".tsbuildinfo-web"]) fs.rmSync(path.join(DIST, record), { force: true });
  }
  removeStale(outputs);
  const codes = await Promise.all(PROJECTS.map(compile));
  if (codes.some((code) => code !== 0)) return 1;
  for (const asset of sources.filter((file) => ASSET.test(file))) {
    fs.copyFileSync(path.join(ROOT, asset), path.join(ROOT, asset.replace(/^src\//u, "dist/")));
  }
  fs.writeFileSync(STAMP, stamp);
  return keepKnowledge();
}

/** Without the compiled base the server starts all the same, only later. */
async function keepKnowledge() {
  try {
    await require(path.join(DIST, "worker/keep-base")).keepBase(path.join(ROOT, "knowledge"));
  } catch (error) {
    console.error(`Cannot keep the compiled knowledge base, so the server will compile it: ${error.message}`);
  }
  return 0;
}

build().then((code) => {
  process.exitCode = code;
});
