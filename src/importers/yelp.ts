import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const yelpImporter: Importer = {
  id: "yelp",
  label: "Yelp archive",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
