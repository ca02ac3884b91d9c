/** Reads the line before the last before all but the first. */
import { moveKid } from "../../../../edit-structure.ts";

export const change = moveKid([], -2, 1);
