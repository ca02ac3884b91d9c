/** Puts the list of notes before its heading. */
import { moveKid } from "../../../../edit-structure.ts";

export const change = moveKid(["Art"], -1, 12);
