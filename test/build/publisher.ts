/** The words that run `publish.ts` in a process of its own; what it is to do comes after them. */
import { join } from "node:path";
import { tsx } from "../run-cli.ts";

export const publisher = tsx(join(import.meta.dirname, "publish.ts"));
