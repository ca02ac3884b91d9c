/** EPUBs of builds in the tests’ own process are packed fast, as sound files that are not small; those of the command line are packed in earnest. */
import type * as compression from "../../../../scripts/editions/epub/compression.ts";

export const compressionLevel = 1 satisfies Record<
	keyof typeof compression,
	number
>["compressionLevel"];
