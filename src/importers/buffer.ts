import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const bufferImporter: Importer = {
  id: "buffer",
  label: "Buffer export",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
