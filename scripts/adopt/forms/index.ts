/** The forms in which other tools keep a book → what it says of itself. */
import type {
	FormName,
	FormOfOthers,
} from "../../manuscript/forms-of-others.ts";
import { readBookdown } from "./bookdown.ts";
import { readDocusaurus } from "./docusaurus.ts";
import { readJupyterBook } from "./jupyter-book.ts";
import type { OtherBook } from "./listed.ts";
import { readMkdocs } from "./mkdocs.ts";
import { readMyst } from "./myst.ts";
import { readNumbered } from "./numbered.ts";
import { readQuarto } from "./quarto.ts";
import { readSummary } from "./summary.ts";

/** Throws, with what to do, where the form cannot be read. */
export function readBook(
	folder: string,
	{ name, file }: FormOfOthers,
): Promise<OtherBook> {
	return readers[name](folder, file);
}

const readers: Readonly<
	Record<FormName, (folder: string, file: string) => Promise<OtherBook>>
> = {
	quarto: readQuarto,
	bookdown: readBookdown,
	myst: readMyst,
	"jupyter-book": readJupyterBook,
	summary: readSummary,
	mkdocs: readMkdocs,
	docusaurus: readDocusaurus,
	numbered: readNumbered,
};
