/** Reads the second entry of the contents first. */
import { moveKid } from "../../../../edit-structure.ts";

export const change = moveKid(["L"], 0, 1);
