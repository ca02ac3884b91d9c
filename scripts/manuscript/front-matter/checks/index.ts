/** The checks of front matter that is understood, in the order in which they report. */
import { agentTwice } from "./agent-twice.ts";
import { agentUnused } from "./agent-unused.ts";
import { authorMissing } from "./author-missing.ts";
import { chaptersMissing } from "./chapters-missing.ts";
import { chaptersUnexpected } from "./chapters-unexpected.ts";
import type { Check } from "./check.ts";
import { creditLineDiffers } from "./credit-line-differs.ts";
import { datesOrder } from "./dates-order.ts";
import { identifierCheckDigit } from "./identifier-check-digit.ts";
import { identifierForm } from "./identifier-form.ts";
import { licenceForbids } from "./licence-forbids.ts";
import { noticeDiffers } from "./notice-differs.ts";
import { wordingMissing } from "./wording-missing.ts";

/** None stands on another; problems are put in the order of their lines later. */
export const checks: readonly Check[] = [
	authorMissing,
	chaptersUnexpected,
	chaptersMissing,
	agentTwice,
	agentUnused,
	datesOrder,
	identifierCheckDigit,
	identifierForm,
	noticeDiffers,
	licenceForbids,
	creditLineDiffers,
	wordingMissing,
];
