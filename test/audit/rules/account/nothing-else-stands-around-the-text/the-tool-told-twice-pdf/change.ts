/** Adds the last line of the colophon once more. */
import { addParagraph } from "../../../../edit-structure.ts";

export const change = addParagraph("Made with Colophon", 1, -1);
