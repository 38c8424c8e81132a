import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const instagramImporter: Importer = {
  id: "instagram",
  label: "Instagram archive",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
