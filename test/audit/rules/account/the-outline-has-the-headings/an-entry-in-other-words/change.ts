/** Gives the first entry of the outline other words. */
import { nameFirstEntry } from "../../../../edit-files.ts";

export const change = nameFirstEntry("Port officials close northern basin");
