/** Puts the last item of the first list into a list of its own. */
import { ownKid } from "../../../../edit-structure.ts";

export const change = ownKid(["Art", "L"], -1, "L");
