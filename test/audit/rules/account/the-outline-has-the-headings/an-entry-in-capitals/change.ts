/** Gives the first entry of the outline in capitals, as a style sheet may set its heading. */
import { nameFirstEntry } from "../../../../edit-files.ts";

export const change = nameFirstEntry("PORT OFFICIALS REOPEN NORTHERN BASIN");
