import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { createFileHostCheck, downloadFile } from "../../src/channel/download-file";

/** A storage on this machine; the option that lets files come from it stands in no configuration. */
async function startStorage(listener: RequestListener) {
  const requests: { url: string; headers: object }[] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url ?? "", headers: request.headers });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    requests,
    origin,
    isPermitted: (url: URL) => url.origin === origin,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

// Not chained in the tests below: restify's writeHead, which it gives to every server of the process, returns nothing.
function answer(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer = "",
): void {
  response.writeHead(status, headers);
  response.end(body);
}

const file = (url: string, name = "send.log") => ({ kind: "download", name, url }) as const;

describe("where files come from", () => {
  const isPermitted = createFileHostCheck(["*.sharepoint.com", "files.example.com"]);

  it.each([
    ["https://contoso-my.sharepoint.com/a?tempauth=x", true],
    ["https://FILES.example.com/", true],
    ["http://contoso-my.sharepoint.com/a", false],
    ["https://sharepoint.com/", false],
    ["https://sharepoint.com.example.com/", false],
    ["https://evilsharepoint.com/", false],
    ["https://x.files.example.com/", false],
    ["https://user:pass@contoso.sharepoint.com/", false],
    ["https://contoso.sharepoint.com@192.0.2.1/", false],
    ["https://contoso.sharepoint.com:8443/", false],
    ["https://127.0.0.1/", false],
    ["https://[::1]/", false],
    ["ftp://contoso.sharepoint.com/", false],
    ["file:///etc/passwd", false],
  ])("%s: %p", (url, expected) => {
    expect(isPermitted(new URL(url))).toBe(expected);
  });
});

describe("a file", () => {
  it("is fetched without any credentials of ours", async () => {
    const storage = await startStorage((_request, response) => response.end("421 4.4.2"));
    try {
      const read = await downloadFile(file(`${storage.origin}/x?tempauth=1`), storage);
      expect(read.kind === "content" && Buffer.from(read.bytes).toString()).toBe("421 4.4.2");
      expect(storage.requests[0]?.headers).not.toHaveProperty("authorization");
      expect(storage.requests[0]?.headers).not.toHaveProperty("cookie");
    } finally {
      storage.stop();
    }
  });

  it.each(["bounce.eml", "bounce.MSG", "a.txt", "SEND1.LOG", "a.csv", "tls.reg", "a.b.log"])(
    "named %s is read",
    async (name) => {
      const storage = await startStorage((_request, response) => response.end("x"));
      try {
        expect((await downloadFile(file(storage.origin, name), storage)).kind).toBe("content");
      } finally {
        storage.stop();
      }
    },
  );

  it.each(["a.exe", "a.pdf", "log", "", "a.log.zip", "a.log\u0000.exe", "a.eml/"])(
    "named %j is not fetched",
    async (name) => {
      const storage = await startStorage((_request, response) => response.end("x"));
      try {
        expect(await downloadFile(file(storage.origin, name), storage)).toEqual({ kind: "refused", reason: "type" });
        expect(storage.requests).toEqual([]);
      } finally {
        storage.stop();
      }
    },
  );

  it.each(["", "x", "http://", "http://192.0.2.1/a.log", "file:///etc/passwd", "https://127.0.0.1/x"])(
    "at %j is not fetched",
    async (url) => {
      const read = await downloadFile(file(url), { isPermitted: createFileHostCheck(["*.sharepoint.com"]) });
      expect(read).toEqual({ kind: "refused", reason: "host" });
    },
  );

  it.each([
    ["picture", { kind: "picture" }],
    ["elsewhere", { kind: "elsewhere" }],
  ] as const)("of kind %s is refused as that", async (reason, reference) => {
    expect(await downloadFile(reference, { isPermitted: () => true })).toEqual({ kind: "refused", reason });
  });
});

describe("redirects", () => {
  it("are followed on the list, relative ones too", async () => {
    const storage = await startStorage((request, response) => {
      if (request.url === "/end") response.end("550");
      else answer(response, 302, { Location: "/end" });
    });
    try {
      expect((await downloadFile(file(`${storage.origin}/start`), storage)).kind).toBe("content");
    } finally {
      storage.stop();
    }
  });

  it.each(["https://192.0.2.1/", "http://localhost/", "//example.com/x", "file:///etc/passwd", "http://[", ""])(
    "to %j are not followed",
    async (location) => {
      const storage = await startStorage((_request, response) => {
        answer(response, 307, { Location: location });
      });
      try {
        const read = await downloadFile(file(storage.origin), storage);
        expect(read.kind).toBe("refused");
        expect(storage.requests.every(({ url }) => url === "/")).toBe(true);
      } finally {
        storage.stop();
      }
    },
  );

  it("in a circle end", async () => {
    const storage = await startStorage((_request, response) => {
      answer(response, 302, { Location: "/" });
    });
    try {
      expect(await downloadFile(file(storage.origin), storage)).toEqual({ kind: "refused", reason: "gone" });
      expect(storage.requests).toHaveLength(4);
    } finally {
      storage.stop();
    }
  });
});

describe("limits", () => {
  it.each([
    [0, "content"],
    [1, "refused"],
  ])("take the limit and %i bytes as %s, announced or not", async (more, kind) => {
    const body = "x".repeat(1000 + more);
    for (const isAnnounced of [true, false]) {
      const storage = await startStorage((_request, response) => {
        if (isAnnounced) response.setHeader("Content-Length", body.length);
        response.write(body.slice(0, 10));
        response.end(body.slice(10));
      });
      try {
        expect((await downloadFile(file(storage.origin), { ...storage, limitBytes: 1000 })).kind).toBe(kind);
      } finally {
        storage.stop();
      }
    }
  });

  it("count what a packed body unpacks to", async () => {
    const storage = await startStorage((_request, response) => {
      answer(response, 200, { "Content-Encoding": "gzip" }, gzipSync(Buffer.alloc(5_000_000)));
    });
    try {
      const read = await downloadFile(file(storage.origin), { ...storage, limitBytes: 1_000_000 });
      expect(read).toEqual({ kind: "refused", reason: "size" });
    } finally {
      storage.stop();
    }
  });

  it("end a storage that answers too slowly, or stops in the middle", async () => {
    for (const listener of [
      () => undefined,
      (_request: unknown, response: { write(chunk: string): unknown }) => void response.write("x"),
    ]) {
      const storage = await startStorage(listener);
      try {
        const read = await downloadFile(file(storage.origin), { ...storage, limitMs: 50 });
        expect(read).toEqual({ kind: "refused", reason: "gone" });
      } finally {
        storage.stop();
      }
    }
  });

  it.each([401, 403, 404, 410, 500])("take status %i for a file that is gone", async (status) => {
    const storage = await startStorage((_request, response) => {
      answer(response, status, {}, "x");
    });
    try {
      expect(await downloadFile(file(storage.origin), storage)).toEqual({ kind: "refused", reason: "gone" });
    } finally {
      storage.stop();
    }
  });
});
