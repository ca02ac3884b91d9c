/** Leaves an entry of the contents out. */
import { moveKid } from "../../../../edit-structure.ts";

export const change = moveKid(["L"], 1);
