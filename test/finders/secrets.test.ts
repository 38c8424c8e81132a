import { describe, expect, it } from "vitest";
import { findSecrets } from "../../src/finders/secrets.ts";
import { expectOrderlyPlaces, expectToBeQuick, longTexts, whatFound, wordsFound } from "./finders.ts";

const secretsIn = (text: string) => whatFound(text, findSecrets);

/** Invented, and put together here: whoever scans this repository for secrets shall find none. */
const mixed = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8c9D0e1F2g3H4i5J6k7L8m9N0";
const hex = "0123456789abcdef".repeat(4);
const some = (length: number) => mixed.slice(0, length);
const joined = (...parts: readonly string[]) => parts.join("");

describe("a secret with a shape of its own", () => {
  it.each([
    ["a GitHub token", joined("gh", "p_", some(36))],
    ["a GitHub token", joined("gh", "o_", some(36))],
    ["a GitHub token", joined("gh", "s_", some(36))],
    ["a GitHub token", joined("github", "_pat_", some(22), "_", some(59))],
    ["a GitLab token", joined("gl", "pat-", some(20))],
    ["a Google access token", joined("ya", "29.", some(60))],
    ["an OpenRouter key", joined("sk-", "or-v1-", "a1b2c3d4".repeat(8))],
    ["a Groq key", joined("gs", "k_", some(52))],
    ["a Notion token", joined("nt", "n_", some(46))],
    ["a Linear key", joined("lin_", "api_", some(40))],
    ["a Databricks token", joined("da", "pi", "a1b2c3d4".repeat(4))],
    [
      "an age key",
      joined("AGE-SECRET-", "KEY-1", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE".slice(0, 58)),
    ],
    ["an AWS access key", joined("AK", "IA", "ABCDEFGHIJKLMNOP")],
    ["an AWS access key", joined("AS", "IA", "A1B2C3D4E5F6G7H8")],
    ["a Slack token", joined("xo", "xb-", "123456789012-1234567890123-", some(24))],
    ["a Slack webhook", joined("https://hooks.", "slack.com/services/", "T00000000/B00000000/", some(24))],
    ["a Discord webhook", joined("https://discord.", "com/api/webhooks/", "123456789012345678/", some(68))],
    ["a Discord bot token", joined("MTk4NjIyNDgzNDcxOTI1MjQ4", ".Cl2FMQ.", some(27))],
    ["a Google API key", joined("AI", "za", some(35))],
    ["a Stripe key", joined("sk", "_live_", some(24))],
    ["a Stripe key", joined("rk", "_test_", some(24))],
    ["an OpenAI key", joined("s", "k-", some(48))],
    ["an OpenAI key", joined("s", "k-proj-", some(60))],
    ["an Anthropic key", joined("sk", "-ant-", "api03-", some(80))],
    ["a Hugging Face token", joined("h", "f_", some(34))],
    ["an npm token", joined("np", "m_", some(36))],
    ["a PyPI token", joined("py", "pi-", "AgEIcHlwaS5vcmc", some(60))],
    ["a SendGrid key", joined("S", "G.", some(22), ".", some(43))],
    ["a Twilio key", joined("S", "K", hex.slice(0, 32))],
    ["a Telegram bot token", joined("1102015", "43:", "AA", some(33))],
    ["an X token", joined("A".repeat(22), some(60), "%3D", some(20))],
    ["a Meta token", joined("EA", "A", some(80), some(40))],
    ["a Shopify token", joined("shp", "at_", hex.slice(0, 32))],
    ["a DigitalOcean token", joined("do", "p_v1_", hex)],
    ["an access token", joined("ey", "JhbGciOiJIUzI1NiJ9", ".ey", "JzdWIiOiIxMjM0NTY3ODkwIn0", ".", some(43))],
  ])("is %s", (what, secret) => {
    expect(secretsIn(`Try it: ${secret}.`)).toEqual([`${what}: ${secret}`]);
    expect(secretsIn(`密钥是「${secret}」`)).toEqual([`${what}: ${secret}`]);
  });

  it("is an AWS secret key after a word for it", () => {
    const key = joined("wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYzzzzzzzzzz");
    expect(secretsIn(`aws_secret_access_key = ${key}`)).toEqual([`an AWS secret key: ${key}`]);
    expect(secretsIn(`the path ${key}`)).toEqual([]);
    expect(secretsIn(`my secret commit ${hex.slice(0, 40)}`)).toEqual([]);
  });

  it("is an Azure storage key in its connection string", () => {
    const key = `${some(80)}${some(6)}==`;
    expect(secretsIn(`AccountName=jane;AccountKey=${key};EndpointSuffix=core.windows.net`)).toEqual([
      `an Azure storage key: ${key}`,
    ]);
  });

  it.each(["RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", ""])("is a private key: %s", (kind) => {
    const key = joined("-----BEGIN ", kind, "PRIVATE KEY-----\n", mixed, "\n-----END ", kind, "PRIVATE KEY-----");
    expect(secretsIn(`${key}\nand more`)).toEqual([`a private key: ${key}`]);
    expect(findSecrets(key.slice(0, 60))).toHaveLength(1);
  });

  it.each([
    ["prefixes alone", "Tokens begin with ghp_, glpat-, sk_live_, xoxb-, AKIA or hf_."],
    ["shapes that are too short", joined("gh", "p_", some(20), " AK", "IA123 s", "k-", some(12))],
    ["parts of longer words", joined("xgh", "p_", some(36))],
    ["a public key", "-----BEGIN PUBLIC KEY-----"],
    ["words with hyphens", "sk-learn, sk-proj, risk-based-authentication-is-the-way-to-go-for-us"],
    ["a commit", `commit ${hex.slice(0, 40)}`],
    ["a link", "https://example.com/2026/11/25/a-long-title-with-many-words-and-2-numbers"],
  ])("is not in %s", (_, text) => {
    expect(secretsIn(text)).toEqual([]);
  });
});

describe("a password", () => {
  it.each([
    ["password: hunter22", "hunter22"],
    ["The password is Winter2026!", "Winter2026!"],
    ["Wifi password 'Guest2026'", "Guest2026"],
    ["pwd=P@ssword", "P@ssword"],
    ["password: 123456.", "123456"],
    ["Passwort: Sommer2026", "Sommer2026"],
    ["Das Kennwort lautet geheim99", "geheim99"],
    ["mot de passe : Chat!Noir7,", "Chat!Noir7"],
    ["La contraseña es gato2024", "gato2024"],
    ["wachtwoord: fiets1234", "fiets1234"],
    ["пароль: zima2026", "zima2026"],
    ["パスワード：abc12345", "abc12345"],
    ["密码是 abc12345", "abc12345"],
    ["https://jane:s3cr3tpw@example.com/x", "s3cr3tpw"],
    ["postgres://admin:s3cr3tpw@db.example.com", "s3cr3tpw"],
  ])("is found in %j", (text, password) => {
    expect(wordsFound(text, findSecrets)).toEqual([password]);
  });

  it.each([
    "password: never share it",
    "The password is dead, long live passkeys.",
    "Password: 12-character minimum, 2FA",
    "password: https://example.com/a1b2",
    "Password: #Passkeys2026",
    "password: 1Password or another manager",
    "password: <your_password1>",
    "password={{PASSWORD1}}",
    "password: ********",
    "Use a password of 20+ characters and change it in 2027.",
    "https://user:password@example.com",
    "Passwort: Niemals weitergeben!",
    "mot de passe : jamais le même",
    "passwordless2026",
  ])("is not in %j", (text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});

describe("an API key", () => {
  it.each([
    [`api_key="${hex.slice(0, 32)}"`, hex.slice(0, 32)],
    [`client secret: ${some(30)}`, some(30)],
    [`Authorization: Bearer ${some(40)}`, some(40)],
  ])("is found after the word for it: %s", (text, key) => {
    expect(secretsIn(text)).toEqual([`an API key: ${key}`]);
  });

  it.each([
    "The key to-building-great-teams-in-2026-and-beyond",
    "token based-authentication-in-2026",
    `secret: ${"x".repeat(30)}`,
    "token: 1111111111111111111111",
    "Our key figures: 120 people, 3 countries",
  ])("is not in %j", (text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});

describe("looking for secrets", () => {
  it("calls one thing by one name, the surest", () => {
    const token = joined("gh", "p_", some(36));
    expect(secretsIn(`password: ${token}, api_key=${token}`)).toEqual([
      `a GitHub token: ${token}`,
      `a GitHub token: ${token}`,
    ]);
  });

  it.each([
    ...longTexts,
    ["words for passwords", "password: ".repeat(10_000)] as const,
    ["words for keys", "api key ".repeat(12_500)] as const,
    ["beginnings of private keys", "-----BEGIN PRIVATE KEY-----".repeat(3700)] as const,
    ["beginnings of tokens", "eyJaaaaaaaaaaaa.".repeat(6250)] as const,
    ["names of a cloud", "aws ".repeat(25_000)] as const,
  ])("takes no time in 100,000 characters of %s", (_, text) => {
    expectToBeQuick(findSecrets, text);
  });

  it("takes any text", () => {
    expectOrderlyPlaces(findSecrets);
  });
});
