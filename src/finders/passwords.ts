import type { SecretShape } from "./secretTable.ts";

const wordsForPassword = [
  "password|passphrase|passcode|passwd|pwd",
  "passwort|kennwort|mot de passe|mdp|contraseña|clave de acceso|senha|palavra-passe|parola d'ordine|wachtwoord",
  "lösenord|passord|adgangskode|kodeord|salasana|hasło|heslo|jelszó|parolă|şifre|пароль|κωδικός",
].join("|");
const wordsWithoutSpaces = "パスワード|密码|密碼|口令|비밀번호";
const verbs = "is|was|ist|lautet|est|es|era|è|é";

/** Secrets that have no shape of their own, but a word before them. */
export const toldSecrets: readonly SecretShape[] = [
  {
    what: "a password",
    pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,100}:(?<secret>[^\s/@]{4,100})@[a-z0-9[]/gi,
    source: "RFC 3986, section 3.2.1: user information in an address",
    isReal: (secret) => !isPlaceholder(secret),
  },
  {
    what: "a password",
    pattern: new RegExp(
      `(?:(?<!\\p{L})(?:${wordsForPassword})|${wordsWithoutSpaces})["'”»]?(?: ?[:=：]| (?:${verbs})[: ]|[是は는은] ?| (?=["'“„«「]))\\s{0,3}["'“„«「]?(?<secret>[^\\s"“”„«»「」]{6,64})`,
      "giu",
    ),
    source: "the word for it",
    isReal: (secret) => looksLikePassword(secret),
  },
  {
    what: "an API key",
    pattern:
      /(?<![a-z])(?:(?:api|secret|private|client|access|auth|bearer|refresh|app|service|consumer)[ _-]?){0,2}(?:key|token|secret|bearer)["']?(?: ?[:=]{1,2}>? ?| is | )["']?(?<secret>[\w./+=~-]{20,250})(?![\w./+=~-])/gi,
    source: "the word for it, and as little order as chance has",
    isReal: (secret) => !isMadeOfWords(secret) && entropy(secret) >= leastEntropy,
  },
];

/** Bits a character: below it are repetitions and simple sequences, which are examples. */
const leastEntropy = 3;

/** "to-building-great-teams-in-2026": each part is a word or a number. */
function isMadeOfWords(text: string): boolean {
  return text.split(/[-_./+=~]+/).every((part) => /^(?:[a-z]*|\d*)$/i.test(part));
}

/** Shannon's, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0);
}

/** Not "never", "12-character", "https://…", "#Passkeys2026", "1Password" or "<your-password1>". */
function looksLikePassword(secret: string): boolean {
  if (
    isPlaceholder(secret) ||
    /^[#@]\p{L}|^\d+-\p{L}|^(?:https?:|www\.|\d?password|oauth|sha-?\d|argon2)/iu.test(secret)
  )
    return false;
  const core = secret.replace(/[^\p{L}\p{N}]+$/u, "");
  return /^\d{6,}$/.test(core) || (/\p{L}/u.test(core) && /\d|\p{L}[!#$%^&*+=?@~_]+[\p{L}\d]/u.test(core));
}

/** "user:password@", "<password>", "${PASSWORD}", "*****", and the fields of a file: "name:passwd:uid:gid". */
const placeholder = new RegExp(
  `^[<{$[%(]|^(?:your|my|the)?[-_]?(?:${wordsForPassword}|pass|secret|token)$|^(.)\\1*$|\\*{3}|\\.{3}|…|:.*:`,
  "iu",
);

function isPlaceholder(secret: string): boolean {
  return placeholder.test(secret);
}
