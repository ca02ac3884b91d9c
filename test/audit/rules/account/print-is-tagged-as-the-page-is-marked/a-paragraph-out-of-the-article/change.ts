/** Hangs the last paragraph of the article behind it. */
import { hoistKid } from "../../../../edit-structure.ts";

export const change = hoistKid(["Art"], -1);
