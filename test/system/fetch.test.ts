import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { ExitCode, UserError } from "../../src/errors.ts";
import { feedImporter } from "../../src/importers/feed.ts";
import { openAddress } from "../../src/system/fetch.ts";
import { explainFailure } from "../../src/system/fetchFaults.ts";
import { type Limits, usualLimits } from "../../src/system/fetchRequest.ts";
import { rssFeed } from "../support/exports/feed.ts";
import { readOptions } from "../support/exports/source.ts";

/** Every server here is on this machine: no test uses the network. */
const servers: Server[] = [];

afterEach(async () => {
  // Ends only when no connection is left open: what is kept would keep the program from ending, too.
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const feed = rssFeed([{ at: "2026-11-10T12:00:00Z", title: "Hello" }]);
const serveFeed: RequestListener = (_, response) => response.end(feed);

const open = (address: string, limits: Partial<Limits> = {}, allowPrivate = true) =>
  openAddress(address, { allowPrivate, version: "1.2.3" }, { ...usualLimits, ...limits });

async function bytesOf(address: string, limits: Partial<Limits> = {}): Promise<string> {
  const { source, close } = await open(address, limits);
  const bytes = await source.files[0]?.read();
  await close();
  return new TextDecoder().decode(bytes);
}

async function faultOf(opening: Promise<unknown>): Promise<UserError> {
  const fault = await opening.then(
    () => null,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(UserError);
  expect((fault as UserError).hint).toBeTruthy();
  return fault as UserError;
}

describe("an address", () => {
  test("gives what stands there, as one file", async () => {
    const site = await serve(serveFeed);
    const { source, close } = await open(`${site}/blog/feed.xml?format=rss#top`);
    expect(source.name).toBe(`${site.slice("http://".length)}/blog/feed.xml`);
    expect(source.files.map(({ path, size }) => [path, size])).toEqual([["feed.xml", Buffer.byteLength(feed)]]);
    const [file] = source.files;
    expect(new TextDecoder().decode(await file?.readStart(5))).toBe("<?xml");
    expect(new TextDecoder().decode(await file?.read())).toBe(feed);
    expect((await feedImporter.read(source, readOptions())).activities).toMatchObject([{ text: "Hello" }]);
    await close();
  });

  test("of a front page is a file named feed", async () => {
    const site = await serve(serveFeed);
    const { source } = await open(`${site}/`);
    expect([source.name, source.files[0]?.path]).toEqual([site.slice("http://".length), "feed"]);
  });

  test("is asked for once, by name, without cookies", async () => {
    const asked: IncomingHttpHeaders[] = [];
    const site = await serve((request, response) => {
      asked.push(request.headers);
      response.setHeader("Set-Cookie", "who=jane");
      if (request.url === "/feed") response.writeHead(301, { Location: "/feed/" });
      response.end(feed);
    });
    await open(`${site}/feed`);
    expect(asked).toHaveLength(2);
    for (const headers of asked) {
      expect(headers["user-agent"]).toBe("socialtop/1.2.3");
      expect(headers.accept).toMatch(/^application\/rss\+xml, application\/atom\+xml, application\/feed\+json/);
      expect(headers.connection).toBe("close");
      expect(Object.keys(headers)).not.toContain("cookie");
    }
  });

  test.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["Deflate", deflateRawSync],
    ["identity", (text: string) => text],
  ])("may be packed with %s", async (encoding, pack) => {
    const site = await serve((_, response) => {
      response.writeHead(200, { "Content-Encoding": encoding });
      response.end(pack(feed));
    });
    expect(await bytesOf(site)).toBe(feed);
  });

  test.each([301, 302, 303, 307, 308])("may send on with %i", async (status) => {
    const site = await serve(({ url }, response) => {
      if (url === "/feed") response.end(feed);
      else response.writeHead(status, { Location: "/feed" }).end();
    });
    expect(await bytesOf(`${site}/old`)).toBe(feed);
  });

  test.each([
    ["feed", '"feed" is no address.'],
    ["https://", '"https://" is no address.'],
    ["\u001b[31mred", '"red" is no address.'],
    ["ftp://blog.example.com/feed", "This address is not fetched: it begins with ftp: and not with https:."],
    ["file:///etc/passwd", "This address is not fetched: it begins with file: and not with https:."],
    ["javascript:alert(1)", "This address is not fetched: it begins with javascript: and not with https:."],
    ["https://jane:secret@blog.example.com/feed", "This address is not fetched: there is a name or a password in it."],
    ["https://jane@blog.example.com/feed", "This address is not fetched: there is a name or a password in it."],
  ])("that is none is wrong usage: %s", async (address, message) => {
    const fault = await faultOf(open(address));
    expect([fault.message, fault.exitCode]).toEqual([message, ExitCode.usage]);
  });
});

describe("an address of this machine or of a network of one's own", () => {
  test.each([
    "127.0.0.1",
    "127.1",
    "localhost",
    "[::1]",
    "0.0.0.0",
    "[::]",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0x7f000001",
    "2130706433",
    "0177.0.0.1",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[fe80::1]",
    "[fd00::1]",
    "[64:ff9b::7f00:1]",
    "255.255.255.255",
  ])("is not fetched: %s", async (host) => {
    const site = new URL(await serve(serveFeed));
    for (const protocol of ["http", "https"]) {
      const fault = await faultOf(open(`${protocol}://${host}:${site.port}/feed`, {}, false));
      expect(fault.message).toMatch(/ is on this machine, or in a network of your own: it is not fetched\.$/);
      expect(fault.hint).toContain("--allow-private");
    }
  });

  test.each([["127.0.0.1"], ["10.0.0.1"], ["::1"], ["::ffff:192.168.0.1"]])(
    "is not fetched by name: %s",
    async (address) => {
      const family = address.includes(":") ? 6 : 4;
      const lookup: NonNullable<Limits["lookup"]> = (_, options, found) => {
        if (options.all === true)
          found(null, [
            { address: "93.184.215.14", family: 4 },
            { address, family },
          ]);
        else found(null, address, family);
      };
      const fault = await faultOf(open("http://blog.example.com/feed", { lookup }, false));
      expect(fault.message).toBe(
        "blog.example.com is on this machine, or in a network of your own: it is not fetched.",
      );
    },
  );

  test("is not fetched when another site sends there", async () => {
    const private_ = await serve(serveFeed);
    const port = new URL(private_).port;
    for (const target of [
      `http://[::1]:${port}/`,
      `http://localhost:${port}/`,
      "http://10.0.0.1/",
      "//192.168.0.1/a",
      "https://0x7f000002/",
    ]) {
      const site = await serve((_, response) => response.writeHead(302, { Location: target }).end());
      const limits = { publicAddresses: ["127.0.0.1"], lookup: toLoopbackOfIpv6 };
      const fault = await faultOf(open(`${site}/feed`, limits, false));
      expect(fault.message).toMatch(/ is on this machine, or in a network of your own: it is not fetched\.$/);
      expect(fault.message).not.toContain("127.0.0.1 ");
    }
  });

  test("is fetched when that is allowed", async () => {
    const site = await serve(serveFeed);
    expect(await bytesOf(`http://0x7f000001:${new URL(site).port}/`)).toBe(feed);
  });
});

const toLoopbackOfIpv6: NonNullable<Limits["lookup"]> = (_, options, found) => {
  if (options.all === true) found(null, [{ address: "::1", family: 6 }]);
  else found(null, "::1", 6);
};

describe("a site that sends on", () => {
  test.each([
    [
      "to another protocol",
      "ftp://blog.example.com/",
      /sends on to an address that is not fetched: it begins with ftp: and not with https:\.$/,
    ],
    ["to a file", "file:///etc/passwd", /it begins with file: and not with https:\.$/],
    [
      "with a password",
      "http://jane:secret@127.0.0.1/",
      /sends on to an address that is not fetched: there is a name or a password in it\.$/,
    ],
    ["to no address", "http://%%%/", /sends on to something that is no address\.$/],
    ["to itself", "/feed", /sends on from address to address, without an end\.$/],
  ])("%s is not followed", async (_, target, message) => {
    const site = await serve((_, response) => response.writeHead(302, { Location: target }).end());
    const fault = await faultOf(open(`${site}/feed`));
    expect(fault.message).toMatch(message);
    expect(fault.message).not.toContain("secret");
    expect(fault.exitCode).toBe(ExitCode.failed);
  });

  test("is followed five times, and not six", async () => {
    const site = await serve(({ url = "" }, response) => {
      const left = Number(url.slice(1));
      if (left === 0) response.end(feed);
      else response.writeHead(302, { Location: `/${left - 1}` }).end();
    });
    expect(await bytesOf(`${site}/5`)).toBe(feed);
    expect((await faultOf(open(`${site}/6`))).message).toContain("without an end");
  });
});

describe("an answer that is not a feed", () => {
  test.each([
    [404, "answers 404: there is nothing at this address."],
    [410, "answers 410: there is nothing at this address."],
    [401, "answers 401: it does not let everybody in."],
    [403, "answers 403: it does not let everybody in."],
    [429, "answers 429: it was asked too often."],
    [500, "answers 500: it is out of order."],
    [503, "answers 503: it is out of order."],
    [304, "answers 304: it sends on to nowhere."],
    [418, "answers 418: it does not give the feed."],
  ])("is explained: %i", async (status, message) => {
    const site = await serve((_, response) => response.writeHead(status).end(status === 304 ? undefined : feed));
    expect((await faultOf(open(site))).message).toBe(`${new URL(site).host} ${message}`);
  });

  const pageOf = (head: string) =>
    `<!-- a page -->\n<!DOCTYPE html><html><head>${head}</head><body>Hello</body></html>`;
  const servePage = (page: string, type = "text/html; charset=utf-8") =>
    serve((_, response) => response.writeHead(200, { "Content-Type": type }).end(page));

  test("because it is a page names the feed that the page names", async () => {
    const comments = '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">';
    const links: [string, (site: string) => string][] = [
      [
        '<link rel="alternate" type="application/rss+xml" href="https://blog.example.com/feed">',
        () => "https://blog.example.com/feed",
      ],
      [
        `<link rel="stylesheet" href="a.css">${comments}<link href='../atom.xml' type='application/atom+xml' rel='alternate'/>`,
        (site) => `${site}/atom.xml`,
      ],
      [`${comments}`, (site) => `${site}/comments/feed`],
      ["<LINK REL=ALTERNATE TYPE=application/feed+json HREF=/feed.json>", (site) => `${site}/feed.json`],
      [
        '<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=$(rm)`;\'|">',
        (site) => `"${site}/feed?a=1&b=%24%28rm%29%60%3B%27%7C"`,
      ],
    ];
    for (const [head, expected] of links) {
      const site = await servePage(pageOf(head));
      const fault = await faultOf(open(`${site}/blog/about`));
      expect(fault.message).toBe(`${new URL(site).host}/blog/about is a web page, not a feed.`);
      expect(fault.hint).toBe(`Its feed: socialtop import ${expected(site)}`);
    }
  });

  test("because it is a page that names none says where feeds are", async () => {
    for (const head of [
      "",
      '<link rel="alternate" type="text/html" hreflang="fr" href="/fr">',
      '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
      '<link rel="alternate" type="application/rss+xml">',
      `<link rel="alternate" type="application/rss+xml" href="/${"a".repeat(900)}">`,
      `<link ${"rel=".repeat(20_000)}`,
    ]) {
      const fault = await faultOf(open(await servePage(pageOf(head))));
      expect(fault.message).toMatch(/ is a web page, not a feed\.$/);
      expect(fault.hint).toContain("/feed");
      expect(fault.hint).not.toContain("socialtop import");
    }
  });

  test("is known by its content, whatever its type", async () => {
    expect((await faultOf(open(await servePage(pageOf(""), "application/rss+xml")))).message).toContain(
      "is a web page",
    );
    expect((await faultOf(open(await servePage("<div>Hello</div>")))).message).toContain("is a web page");
    for (const [content, type] of [
      [feed, "text/html"],
      ['<feed xmlns="http://www.w3.org/2005/Atom"><title>&lt;html></title></feed>', "text/html"],
      ['{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_html": "<html>"}]}', "text/html"],
      ["Date,Text\n2026-11-10,hello\n", "text/html"],
    ] as const)
      expect(await bytesOf(await servePage(content, type))).toBe(content);
  });

  test("because it is empty says so", async () => {
    expect((await faultOf(open(await serve((_, response) => response.end())))).message).toMatch(
      / answers with nothing\.$/,
    );
  });

  test("because it is packed in an unknown way, or damaged, says so", async () => {
    const packed = (encoding: string, body: string | Uint8Array) =>
      serve((_, response) => response.writeHead(200, { "Content-Encoding": encoding }).end(body));
    expect((await faultOf(open(await packed("zstd", feed)))).message).toMatch(
      /in a way that I cannot read \(zstd\)\.$/,
    );
    expect((await faultOf(open(await packed("gzip", feed)))).message).toMatch(/^The answer of .* is damaged\.$/);
    expect((await faultOf(open(await packed("gzip", gzipSync(feed).subarray(0, 40))))).message).toMatch(
      /is damaged\.$/,
    );
  });
});

describe("an answer that is too much", () => {
  const limits = { mostBytes: 1000 };
  const large = "a".repeat(1001);

  test.each<[string, RequestListener]>([
    ["as it declares", (_, response) => response.writeHead(200, { "Content-Length": 5e9 }).write("a")],
    ["as it is sent", (_, response) => response.write(large.repeat(100))],
    [
      "when it is unpacked",
      (_, response) => response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync(large)),
    ],
    [
      "when it is unpacked by brotli",
      (_, response) => response.writeHead(200, { "Content-Encoding": "br" }).end(brotliCompressSync(large)),
    ],
  ])("%s is not taken", async (_, answer) => {
    expect((await faultOf(open(await serve(answer), limits))).message).toMatch(
      / sends more than 0\.001 MB: that is no feed\.$/,
    );
  });

  test("is taken to the last byte that is allowed", async () => {
    const content = "a".repeat(1000);
    const site = await serve((_, response) =>
      response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync(content)),
    );
    expect(await bytesOf(site, limits)).toBe(content);
  });
});

describe("a site that does not answer", () => {
  test("in time is left", async () => {
    const silent = await serve(() => {});
    expect((await faultOf(open(silent, { firstByte: 30 }))).message).toMatch(/ took longer than 0\.03 seconds\.$/);
    const stuck = await serve((_, response) => response.writeHead(200).write("<rss"));
    expect((await faultOf(open(stuck, { total: 60 }))).message).toMatch(/ took longer than 0\.06 seconds\.$/);
    const slowAfterwards = await serve(({ url }, response) => {
      if (url === "/feed") response.writeHead(302, { Location: "/next" }).end();
    });
    expect((await faultOf(open(`${slowAfterwards}/feed`, { firstByte: 60 }))).message).toMatch(/longer than 0\.06/);
  });

  test("breaks off, or speaks something else", async () => {
    const cut = await serve(({ socket }, response) => {
      response.writeHead(200, { "Content-Length": feed.length });
      response.write(feed.slice(0, 50), () => socket.destroy());
    });
    expect((await faultOf(open(cut))).message).toMatch(/ broke off the connection\.$/);
    const gone = await serve(({ socket }) => socket.destroy());
    expect((await faultOf(open(gone))).message).toMatch(/ broke off the connection\.$/);
    const strange = await serve(({ socket }) => socket.end("hello\r\n\r\n"));
    expect((await faultOf(open(strange))).message).toMatch(/ does not answer as a web site does\.$/);
    const plain = await serve(serveFeed);
    expect((await faultOf(open(plain.replace("http:", "https:")))).message).toMatch(
      / does not speak https as it should\.$/,
    );
  });

  test("is not there", async () => {
    const site = await serve(serveFeed);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect((await faultOf(open(site))).message).toMatch(/ refuses the connection: no site answers there\.$/);
  });

  test.each([
    ["ENOTFOUND", "There is no site blog.example.com."],
    ["EAI_AGAIN", "blog.example.com could not be looked up."],
    ["ENETUNREACH", "blog.example.com cannot be reached."],
    ["ETIMEDOUT", "blog.example.com does not answer."],
    ["CERT_HAS_EXPIRED", "blog.example.com cannot prove that it is who it says: its certificate is not valid."],
    [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "blog.example.com cannot prove that it is who it says: its certificate is not valid.",
    ],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "blog.example.com cannot prove that it is who it says: its certificate is not valid.",
    ],
    [
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "blog.example.com cannot prove that it is who it says: its certificate is not valid.",
    ],
    ["EWHATEVER", "blog.example.com cannot be fetched (EWHATEVER)."],
  ])("is explained in words: %s", async (code, message) => {
    const lookup: NonNullable<Limits["lookup"]> = (_, __, found) =>
      found(Object.assign(new Error("no"), { code }), "", 4);
    expect((await faultOf(open("https://blog.example.com/feed", { lookup }))).message).toBe(message);
  });

  test("because of a fault of ours is not explained away", () => {
    const fault = new TypeError("undefined is not a function");
    expect(explainFailure(fault, new URL("https://blog.example.com"))).toBe(fault);
  });
});
