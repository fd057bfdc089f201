import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createServerStarter } from "../../src/cli/start-server";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "medic-main-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Writes what stands in for main.js. */
function script(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

it("starts without credentials, with the knowledge and the port, and ends when this process is told to", async () => {
  // The child tells its environment to this server, then prints the line that main.ts prints.
  const listener = createServer();
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  const told = new Promise<Record<string, string>>((resolve) => {
    listener.once("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => void chunks.push(chunk));
      request.on("end", () => {
        response.end();
        resolve(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>);
      });
    });
  });
  const main = script(
    "main.js",
    `fetch("http://127.0.0.1:${port}/", { method: "POST", body: JSON.stringify(process.env) }).then(() => {
      console.log("Something else.\\nMailflow Medic is ready: http://127.0.0.1:4711/");
      setInterval(() => {}, 1000);
    });`,
  );
  const start = createServerStarter(main, {
    PATH: "/bin",
    MicrosoftAppId: "33333333-3333-3333-3333-333333333333",
    MICROSOFTAPPPASSWORD: "secret",
    NODE_ENV: "production",
    HOST: "0.0.0.0",
    PUBLIC_URL: "https://medic.example.com",
    MEDIC_ADMINS: "",
    METRICS_PORT: "9464",
    OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
    DATABASE_URL: "postgres://db.example.com/medic",
    MEDIC_KEEP: "on",
  });
  const server = await start({ knowledge: "some/knowledge", port: 4711 });
  expect(server?.url).toBe("http://127.0.0.1:4711/");
  const environment = await told;
  expect(environment).toMatchObject({
    PATH: "/bin",
    KNOWLEDGE_DIR: "some/knowledge",
    PORT: "4711",
    START_WITH_FAULTS: "true",
    MEDIC_KEEP: "off",
  });
  expect(
    Object.keys(environment).filter((name) =>
      /^(?:microsoft|node_env|host$|public_url|database_url|metrics|otel)/iu.test(name),
    ),
  ).toEqual([]);

  process.emit("SIGTERM");
  expect(await server?.ended).toBe("stopped");
  listener.close();
});

it("gives nothing where the server ends before it is ready", async () => {
  const start = createServerStarter(script("fails.js", "process.exitCode = 1;"), {});
  expect(await start({ knowledge: "knowledge", port: 0 })).toBeUndefined();
});

it("tells when the server ends by itself", async () => {
  const start = createServerStarter(
    script("ends.js", 'console.log("Mailflow Medic is ready: http://127.0.0.1:1/");'),
    {},
  );
  const server = await start({ knowledge: "knowledge", port: 0 });
  expect(await server?.ended).toBe("failed");
});
