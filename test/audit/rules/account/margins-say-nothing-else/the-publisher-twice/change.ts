/** Draws the publisher once more. */
import { drawLoose } from "../../../../edit-structure.ts";

export const change = drawLoose(5, "Quay Press");
