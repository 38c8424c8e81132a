/** A secret by its shape. Where the pattern names a group `secret`, only that is the secret. */
export interface SecretShape {
  /** As in "a GitHub token". */
  readonly what: string;
  readonly pattern: RegExp;
  /** Who says that it looks so. */
  readonly source: string;
  /** Does what the pattern found look like one after all? */
  readonly isReal?: (secret: string) => boolean;
}

/** The surest first. Each is looked for in what those before it left. */
export const secretShapes: readonly SecretShape[] = [
  {
    what: "a private key",
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[^-]{0,9000}-----END [A-Z0-9 ]{0,50}-----)?/g,
    source: "RFC 7468, section 10; RFC 4880, section 6.2; openssh-key-v1",
  },
  {
    what: "a GitHub token",
    pattern: alone("(?:gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})"),
    source: "GitHub Docs, About authentication to GitHub: GitHub's token formats",
  },
  {
    what: "a GitLab token",
    pattern: alone("gl(?:pat|dt|rt|ptt|ft|soat|cbt)-[\\w-]{20,300}(?:\\.[0-9a-z]{9})?"),
    source: "GitLab Docs, Token overview: token prefixes",
  },
  {
    what: "a Google access token",
    pattern: alone("ya29\\.[\\w-]{20,500}"),
    source: "Google Identity, OAuth 2.0: the examples' access tokens",
  },
  {
    what: "an OpenRouter key",
    pattern: alone("sk-or-v1-[0-9a-f]{64}"),
    source: "OpenRouter Docs, Authentication",
  },
  {
    what: "a Groq key",
    pattern: alone("gsk_[A-Za-z0-9]{40,60}"),
    source: "the prefix of Groq's console",
  },
  {
    what: "a Notion token",
    pattern: alone("ntn_[A-Za-z0-9]{40,60}|secret_[A-Za-z0-9]{43}"),
    source: "Notion Developers, Authorization: token format since September 2024, and before",
  },
  {
    what: "a Linear key",
    pattern: alone("lin_api_[A-Za-z0-9]{40}"),
    source: "gitleaks, rule linear-api-key",
  },
  {
    what: "a Databricks token",
    pattern: alone("dapi[0-9a-f]{32}(?:-\\d)?"),
    source: "gitleaks, rule databricks-api-token",
  },
  {
    what: "an age key",
    pattern: alone("AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"),
    source: "age, specification: identities in Bech32",
  },
  {
    what: "an AWS access key",
    pattern: alone("(?:AKIA|ASIA)[A-Z0-9]{16}"),
    source: "AWS IAM User Guide, IAM identifiers: unique ID prefixes",
  },
  {
    what: "an AWS secret key",
    pattern: /(?:aws|amazon|secret)[^\n]{0,40}?(?<![\w/+=-])(?<secret>[A-Za-z0-9/+]{40})(?![\w/+=-])/gi,
    source: "AWS IAM User Guide, Managing access keys: the worked example; 40 characters",
    isReal: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret),
  },
  {
    what: "a Slack webhook",
    pattern: /https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/]{20,120}/g,
    source: "Slack API, Sending messages using incoming webhooks",
  },
  {
    what: "a Slack token",
    pattern: alone("(?:xox[abeoprs]-(?:\\d-)?[A-Za-z0-9-]{10,250}|xapp-\\d-[A-Za-z0-9-]{10,250})"),
    source: "Slack API, Token types",
    isReal: (secret) => /\d/.test(secret),
  },
  {
    what: "a Discord webhook",
    pattern: /https:\/\/(?:\w{1,10}\.)?discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/[\w-]{60,80}/g,
    source: "Discord Developer Docs, Webhook resource: Execute webhook",
  },
  {
    what: "a Discord bot token",
    pattern: alone("[MNO][A-Za-z\\d_-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}"),
    source: "Discord Developer Docs, API reference: the worked example",
  },
  {
    what: "a Google API key",
    pattern: alone("(?:AIza[\\w-]{35}|GOCSPX-[\\w-]{28})"),
    source: "Google Cloud Docs, Manage API keys; the worked examples",
  },
  {
    what: "a Stripe key",
    pattern: alone("(?:[sr]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,250}"),
    source: "Stripe Docs, API keys",
  },
  {
    what: "an Anthropic key",
    pattern: alone("sk-ant-[a-z0-9]{3,12}-[\\w-]{24,200}"),
    source: "Anthropic Docs, API keys",
  },
  {
    what: "an OpenAI key",
    pattern: alone("sk-(?:(?:proj|svcacct|admin|None)-[\\w-]{20,250}|[A-Za-z0-9]{32,64})"),
    source: "OpenAI Docs, API keys",
    isReal: (secret) => /\d/.test(secret),
  },
  {
    what: "a Hugging Face token",
    pattern: alone("hf_[A-Za-z0-9]{30,40}"),
    source: "Hugging Face Docs, User access tokens",
  },
  { what: "an npm token", pattern: alone("npm_[A-Za-z0-9]{36}"), source: "npm Docs, About access tokens" },
  {
    what: "a PyPI token",
    pattern: alone("pypi-[\\w-]{50,1000}"),
    source: "PyPI Help, How can I use API tokens to authenticate",
  },
  {
    what: "a SendGrid key",
    pattern: alone("SG\\.[\\w-]{16,32}\\.[\\w-]{32,64}"),
    source: "Twilio SendGrid Docs, API keys",
  },
  { what: "a Twilio key", pattern: alone("SK[0-9a-f]{32}"), source: "Twilio Docs, API keys: the SID" },
  {
    what: "a Telegram bot token",
    pattern: alone("\\d{8,12}:A[\\w-]{33,34}"),
    source: "Telegram Bot API, Authorizing your bot: the worked example",
  },
  {
    what: "an X token",
    pattern: alone("AAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{60,140}"),
    source: "X Developer Platform, OAuth 2.0 app-only: the worked example",
  },
  {
    what: "a Meta token",
    pattern: alone("EAA[A-Za-z0-9]{80,400}"),
    source: "Meta for Developers, Access token guide: the worked example",
  },
  {
    what: "a Shopify token",
    pattern: alone("shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
    source: "Shopify changelog, Length of the Shopify access token is increasing",
  },
  {
    what: "a DigitalOcean token",
    pattern: alone("do[opr]_v1_[0-9a-f]{64}"),
    source: "DigitalOcean Docs, Personal access tokens",
  },
  {
    what: "an Azure storage key",
    pattern: /(?:AccountKey|SharedAccessKey)=(?<secret>[A-Za-z0-9+/]{43,86}={1,2})/g,
    source: "Microsoft Learn, Configure Azure Storage connection strings",
  },
  {
    what: "an access token",
    pattern: alone("eyJ[\\w-]{10,2000}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{10,2000}"),
    source: 'RFC 7519, section 3.1: a JSON Web Token, whose parts begin with {"',
  },
];

function alone(source: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_-])${source}(?![A-Za-z0-9_-])`, "g");
}
