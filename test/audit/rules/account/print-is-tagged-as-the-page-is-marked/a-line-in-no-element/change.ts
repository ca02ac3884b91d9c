/** Takes the last element out. */
import { moveKid } from "../../../../edit-structure.ts";

export const change = moveKid([], -1);
