import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const facebookImporter: Importer = {
  id: "facebook",
  label: "Facebook archive",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
