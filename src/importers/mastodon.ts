import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const mastodonImporter: Importer = {
  id: "mastodon",
  label: "Mastodon archive",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
