import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { keptFile } from "../../src/worker/kept-base";

const ROOT = path.join(__dirname, "..", "..");
const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

/** Instructions without comments, continued lines joined. */
const instructions = read("Dockerfile")
  .replace(/\\\n\s*/gu, "")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));
const starts = instructions.flatMap((line, at) => (line.startsWith("FROM ") ? [at] : []));
/** The stage that becomes the image. */
const image = instructions.slice(starts.at(-1));

it("names one release of Node.js that the product runs on, for every stage", () => {
  const [, release = "", system = ""] = /^ARG NODE=(\d+\.\d+\.\d+)-(\S+)$/u.exec(instructions[0] ?? "") ?? [];
  const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
  const number = (text: string): number => {
    const [major = 0, minor = 0] = text.split(".").map(Number);
    return major * 1000 + minor;
  };
  expect(number(release)).toBeGreaterThanOrEqual(number(engines.node.replace(">=", "")));
  // Databases come as binaries for glibc.
  expect(system).toMatch(/-slim$/u);
  const stages = instructions.filter((line) => line.startsWith("FROM "));
  expect(stages.length).toBeGreaterThan(1);
  expect(stages.filter((line) => !line.startsWith("FROM node:${NODE}"))).toEqual([]);
});

it("runs as an unprivileged user that owns the data and nothing else", () => {
  const user = image.findIndex((line) => line === "USER node");
  expect(user).toBeGreaterThan(0);
  expect(image.slice(user).filter((line) => /^(?:RUN|COPY|ADD|USER) /u.test(line))).toEqual(["USER node"]);
  expect(image.filter((line) => line.includes("chown")).join()).toMatch(/chown node:node \/data$/u);
  expect(image).toContain("VOLUME /data");
  expect(image.find((line) => line.startsWith("ENV "))).toMatch(/NODE_ENV=production\b.* MEDIC_DATA=\/data\b/u);
});

it("holds packages of production only, and nothing that builds", () => {
  const copied = image.filter((line) => line.startsWith("COPY "));
  expect(copied).toContain("COPY --from=packages /app/node_modules ./node_modules");
  expect(copied.filter((line) => /scripts|src|tsconfig/u.test(line))).toEqual([]);
  const packages = instructions.findIndex((line) => line.endsWith(" AS packages"));
  expect(instructions.slice(packages, starts.at(-1))).toContain("RUN npm ci --omit=dev --no-audit --no-fund");
  expect(image.filter((line) => /\b(?:npm|apt-get)\b/u.test(line))).toEqual([]);
});

it("keeps the compiled base of the same articles that it serves", () => {
  const build = instructions.slice(0, starts[1]);
  const copied = build.indexOf("COPY knowledge ./knowledge");
  expect(copied).toBeGreaterThan(0);
  expect(build.slice(copied).filter((line) => line.startsWith("RUN npm run build"))).toHaveLength(1);
  // What is deleted behind it begins with a dot, and the base does not.
  expect(path.basename(keptFile(""))).toMatch(/^[^.]/u);
  expect(image).toContain("COPY --from=build /app/dist ./dist");
  expect(image).toContain("COPY knowledge ./knowledge");
});

it("starts the server itself, so that it hears the signals, and asks it how it is", () => {
  expect(image.at(-1)).toBe('CMD ["node", "dist/main.js"]');
  expect(existsSync(path.join(ROOT, "src", "main.ts"))).toBe(true);
  const health = image.find((line) => line.startsWith("HEALTHCHECK ")) ?? "";
  expect(health).toMatch(/CMD \["node", "-e", ".*\/healthz/u);
  const { exec } = /CMD (?<exec>\[.*\])$/u.exec(health)?.groups ?? {};
  expect(JSON.parse(exec ?? "")).toHaveLength(3);
  expect(image).toContain("EXPOSE 3978");
});
