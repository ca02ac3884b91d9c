/** Draws the title of the last chapter on a page of the one before. */
import { drawLoose } from "../../../../edit-structure.ts";

export const change = drawLoose(3, "Silt");
