/** Writes `credits.schema.json` anew from the credit record’s definition: `npm run schema`. */
import { writeFile } from "node:fs/promises";
import { creditRecordJsonSchema } from "./credit-record.ts";

await writeFile(
	new URL("../../credits.schema.json", import.meta.url),
	`${JSON.stringify(creditRecordJsonSchema(), null, 2)}\n`,
);
