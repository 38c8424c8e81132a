import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const blueskyImporter: Importer = {
  id: "bluesky",
  label: "Bluesky archive",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
