import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const threadsImporter: Importer = {
  id: "threads",
  label: "Threads archive",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
