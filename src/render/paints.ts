import { Chalk } from "chalk";
import type { Paints } from "./theme.ts";

// Sixteen colours: they follow the terminal's own scheme, dark or light.
const chalk = new Chalk({ level: 1 });

export const colours: Paints = {
  good: chalk.green,
  careful: chalk.yellow,
  bad: chalk.red,
  dim: chalk.dim,
  strong: chalk.bold,
};
