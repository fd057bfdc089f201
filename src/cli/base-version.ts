import { spawnSync } from "node:child_process";
import { mkdtemp, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MedicError } from "../errors";

/** All articles of a revision in one answer of git's. */
const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * Runs `use` with a folder that holds another version of the knowledge folder: `base` itself where it is a folder, else the
 * git revision of that name, laid out in a temporary folder for as long as `use` runs.
 */
export async function withBaseVersion<Result>(
  base: string,
  knowledge: string,
  use: (directory: string) => Promise<Result>,
): Promise<Result> {
  if (await isFolder(path.join(base, "articles"))) return use(base);
  const directory = await mkdtemp(path.join(tmpdir(), "mailflow-medic-"));
  try {
    await checkOut(base, knowledge, directory);
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}

async function checkOut(revision: string, knowledge: string, directory: string): Promise<void> {
  const git = (args: readonly string[], input = ""): Buffer => {
    const { status, stdout } = spawnSync("git", ["-C", knowledge, ...args], { input, maxBuffer: MOST_BYTES });
    if (status === 0) return stdout;
    throw new MedicError(
      "USAGE",
      `${revision} is neither a knowledge folder (one with articles/ in it) nor a git revision that holds ${knowledge}.`,
    );
  };
  // Kept from being taken for an option; ls-tree names paths relative to where it runs.
  const commit = git(["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`])
    .toString()
    .trim();
  const listing = git(["ls-tree", "-r", "-z", "--name-only", commit, "--", "articles", "samples"]).toString();
  const names = listing.split("\0").filter((name) => name !== "");
  if (names.length === 0) throw new MedicError("USAGE", `Revision ${revision} holds no articles in ${knowledge}.`);
  const blobs = git(["cat-file", "--batch"], names.map((name) => `${commit}:./${name}\n`).join(""));
  let offset = 0;
  for (const name of names) {
    // "<object> blob <size>", a line end, the content, a line end.
    const start = blobs.indexOf("\n", offset) + 1;
    const size = Number(blobs.toString("latin1", offset, start - 1).split(" ")[2]);
    const file = path.join(directory, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, blobs.subarray(start, start + size));
    offset = start + size + 1;
  }
}
