import { closeSync, cpSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Activity, type Book, newBook, newProfile } from "../src/coach/book.ts";
import { encodeRecord } from "../src/format/format.ts";
import { openStore } from "../src/store/open.ts";
import { writeZip } from "../test/support/exports/zip.ts";

const millisecondsInDay = 86_400_000;

/** The day on which all is measured. The histories end at five in the afternoon of the day before. */
export const today = new Date().toISOString().slice(0, 10);

const lastInstant = Date.parse(today) - millisecondsInDay + 17 * 3_600_000;
const year = 365.25 * millisecondsInDay;

/** A tweet of the last day that no history holds. */
export const newTweet = `https://x.com/jane/status/${snowflakeOf(lastInstant + 60_000)}`;

/** So many tweets over so many years, the same for the same seed. */
export function historyOf(name: string, count: number, years: number, seed = 1): Book {
  const draw = drawFrom(seed);
  const step = (years * year) / count;
  const activities = Array.from({ length: count }, (_, index): Activity => {
    const instant = Math.floor(lastInstant - (count - 1 - index + draw() * 0.9) * step);
    const at = new Date(instant).toISOString();
    const id = snowflakeOf(instant, index);
    return {
      id: `x:${id}`,
      day: at.slice(0, 10),
      kind: "post",
      platform: "x",
      at,
      url: `https://x.com/jane/status/${id}`,
      text: `Number ${index}: ${"what a customer taught us in Lyon, and why it matters ".slice(0, 10 + draw() * 44)}`,
      source: "x",
    };
  });
  const networks = [{ platform: "x", handle: "jane" }] as const;
  return { ...newBook({ ...newProfile(name, "Europe/Paris"), networks, committedOn: "2026-01-05" }), activities };
}

/** Between 0 and 1: mulberry32. */
function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function snowflakeOf(instant: number, order = 0): string {
  return String(((BigInt(instant) - 1_288_834_974_657n) << 22n) + BigInt(order % 4096));
}

export interface SavedHistory {
  /** SOCIALTOP_HOME. */
  readonly home: string;
  /** The leader's file. */
  readonly file: string;
  /** As it was at first, and on the disk, so that no run has to write what another one left to be written. */
  reset(): void;
}

/** A store with one leader. */
export async function saveHistory(folder: string, book: Book): Promise<SavedHistory> {
  const [home, kept] = [join(folder, "home"), join(folder, "kept")];
  const store = openStore({ folder: kept, now: () => `${today}T08:00:00.000Z`, onWait: () => {} });
  await store.change((draft) => {
    draft.put("jane", book);
    // As after init.
    draft.use("jane");
    return { what: "prepared the bench", result: undefined };
  });
  const reset = () => {
    rmSync(home, { recursive: true, force: true });
    cpSync(kept, home, { recursive: true });
    for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) syncFile(join(entry.parentPath, entry.name));
    }
  };
  reset();
  return { home, file: join(home, "leaders", "jane.json"), reset };
}

function syncFile(path: string): void {
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

/** A folder of records as leaders send them. */
export function saveTeam(folder: string, leaders: number, activities: number): string {
  const team = join(folder, "team");
  mkdirSync(team);
  for (let leader = 1; leader <= leaders; leader++) {
    const book = historyOf(`Leader ${leader}`, activities, 5, leader);
    writeFileSync(join(team, `leader-${leader}.json`), encodeRecord(book, today));
  }
  return team;
}

export interface Archive {
  readonly zip: string;
  /** Each part, deflated as in the zip. */
  readonly parts: readonly string[];
  /** Bytes. */
  readonly largestPart: number;
}

/** An X archive of three parts, with the photos beside that are never read. */
export function saveArchive(folder: string, tweets: number, deflate: (content: string) => Uint8Array): Archive {
  const count = 3;
  const contents = Array.from({ length: count }, (_, part) => archivePart(part, count, tweets));
  const files = contents.map((content, part) => ({ name: `data/tweets-part${part}.js`, content }));
  const photos = Array.from({ length: 60_000 }, (_, at) => ({
    name: `data/tweets_media/${at}.jpg`,
    content: "x".repeat(100),
    isStored: true,
  }));
  const zip = join(folder, "twitter.zip");
  writeFileSync(zip, writeZip([...files, ...photos]));
  const parts = contents.map((content, part) => {
    const path = join(folder, `part${part}.deflated`);
    writeFileSync(path, deflate(content));
    return path;
  });
  return { zip, parts, largestPart: Math.max(...contents.map((content) => Buffer.byteLength(content))) };
}

/** 2.4 kB a tweet, as in real archives with media and addresses; seven years of them. */
function archivePart(part: number, parts: number, tweets: number): string {
  const rows = Array.from({ length: Math.ceil(tweets / parts) }, (_, at) => {
    const time = Date.UTC(2019, 0, 1) + (at * parts + part) * 2_400_000;
    const [weekday, day, month, fullYear, clock] = new Date(time).toUTCString().replace(",", "").split(" ");
    return {
      tweet: {
        id_str: snowflakeOf(time, at),
        created_at: `${weekday} ${month} ${day} ${clock} +0000 ${fullYear}`,
        full_text: `Number ${at}: what a customer taught us in Lyon &amp; why it matters. ${"And more of it. ".repeat(8)}`,
        entities: { urls: [{ url: "https://t.co/x", expanded_url: `https://example.com/${"path/".repeat(20)}${at}` }] },
        extended_entities: {
          media: Array.from({ length: 4 }, () => ({
            media_url: `https://pbs.example.com/${"a".repeat(180)}`,
            sizes: { thumb: { w: "150", h: "150", resize: "crop" }, large: { w: "2048", h: "1536", resize: "fit" } },
          })),
        },
      },
    };
  });
  return `window.YTD.tweets.part${part} = ${JSON.stringify(rows, null, 2)}`;
}
