/** A manuscript’s own file, divided into front matter and prose. */
import type { Publication } from "../../model/publication.ts";

export interface Source {
	readonly folder: string;
	readonly form: Publication["form"];
	/** For messages. */
	readonly file: string;
	/** From the file’s name; front matter may say another. */
	readonly slug: string;
	/** The file as it is. */
	readonly bytes: Uint8Array;
	readonly yaml: string;
	/** What `yaml` is written in; JSON is YAML. */
	readonly syntax: "yaml" | "toml";
	readonly yamlLine: number;
	readonly prose: string;
}
