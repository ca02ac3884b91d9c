/** Where the files of installed packages are: fonts and their licences. */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A file of an installed package, by its path inside node_modules; throws where it is not there. */
export function packageFile(path: string): string {
	return require.resolve(path);
}
