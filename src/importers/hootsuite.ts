import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const hootsuiteImporter: Importer = {
  id: "hootsuite",
  label: "Hootsuite export",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
