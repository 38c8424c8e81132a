import { UserError } from "../errors.ts";
import type { Importer } from "./importer.ts";

export const swarmImporter: Importer = {
  id: "swarm",
  label: "Swarm archive",
  howToGet: "",
  isGeneric: false,
  recognise: async () => [],
  read: () => Promise.reject(new UserError("Not built.")),
};
