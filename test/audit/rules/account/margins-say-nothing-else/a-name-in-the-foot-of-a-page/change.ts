/** Draws a name that no element of the structure holds. */
import { drawLoose } from "../../../../edit-structure.ts";

export const change = drawLoose(0, "Dana Roe");
