/** Adds a paragraph after the foreword. */
import { addParagraph } from "../../../../edit-structure.ts";

export const change = addParagraph("Winner of the Quay Prize", 2, 13);
