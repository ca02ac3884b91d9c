/** Writes `colophon.schema.json` anew from the front matter’s definition: `npm run schema`. */
import { writeFile } from "node:fs/promises";
import { frontMatterJsonSchema } from "./json-schema.ts";

await writeFile(
	new URL("../../../colophon.schema.json", import.meta.url),
	`${JSON.stringify(frontMatterJsonSchema(), null, 2)}\n`,
);
