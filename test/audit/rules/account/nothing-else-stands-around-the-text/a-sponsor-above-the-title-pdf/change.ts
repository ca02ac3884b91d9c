/** Adds a paragraph before the title. */
import { addParagraph } from "../../../../edit-structure.ts";

export const change = addParagraph("Paid for by Harbour Oil", 0, 0);
