import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const linkedinImporter: Importer = {
  id: "linkedin",
  label: "LinkedIn archive",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
