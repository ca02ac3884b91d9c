/** The folder of this package: code is told apart from its templates and its manifest, wherever it is compiled to. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
	return existsSync(join(folder, "package.json"))
		? folder
		: findRoot(dirname(folder));
}
