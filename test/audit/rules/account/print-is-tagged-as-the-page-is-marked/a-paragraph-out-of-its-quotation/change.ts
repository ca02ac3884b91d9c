/** Hangs the last paragraph of the first quotation behind it. */
import { hoistKid } from "../../../../edit-structure.ts";

export const change = hoistKid(["BlockQuote"], -1);
