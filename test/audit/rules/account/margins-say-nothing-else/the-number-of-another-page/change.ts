/** Draws another number on a page. */
import { drawLoose } from "../../../../edit-structure.ts";

export const change = drawLoose(4, "17");
