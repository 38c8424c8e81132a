import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const googleImporter: Importer = {
  id: "google",
  label: "Google reviews",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
