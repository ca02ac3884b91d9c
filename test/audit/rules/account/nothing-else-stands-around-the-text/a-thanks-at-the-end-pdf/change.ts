/** Adds a paragraph after the colophon. */
import { addParagraph } from "../../../../edit-structure.ts";

export const change = addParagraph("With thanks to Dana Roe", 1, -1);
