import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const feedImporter: Importer = {
  id: "feed",
  label: "Feed",
  howToGet: "",
  isGeneric: true,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
