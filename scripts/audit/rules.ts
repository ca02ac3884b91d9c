/** The rules in the order of the reference on attribution. Adding one is a file in rules/ and a line here. */
import type { Rule } from "./rule.ts";
import { everyPartStands } from "./rules/account/every-part-stands.ts";
import { linksAndDatesAreThoseOfTheirWords } from "./rules/account/links-and-dates-are-those-of-their-words.ts";
import { marginsSayNothingElse } from "./rules/account/margins-say-nothing-else.ts";
import { nothingElseStandsAroundTheText } from "./rules/account/nothing-else-stands-around-the-text.ts";
import { printIsTaggedAsThePageIsMarked } from "./rules/account/print-is-tagged-as-the-page-is-marked.ts";
import { printTellsWhatThePageTells } from "./rules/account/print-tells-what-the-page-tells.ts";
import { stylesAreThoseOfTheHouse } from "./rules/account/styles-are-those-of-the-house.ts";
import { textsAreMarkedAlike } from "./rules/account/texts-are-marked-alike.ts";
import { theContainerHoldsNothingElse } from "./rules/account/the-container-holds-nothing-else.ts";
import { theHeadSaysNothingElse } from "./rules/account/the-head-says-nothing-else.ts";
import { theOutlineHasTheHeadings } from "./rules/account/the-outline-has-the-headings.ts";
import { thePackageSaysNothingElse } from "./rules/account/the-package-says-nothing-else.ts";
import { whatIsToldIsSaid } from "./rules/account/what-is-told-is-said.ts";
import { xmpAndInfoSayNothingElse } from "./rules/account/xmp-and-info-say-nothing-else.ts";
import { allCarriersNameTheSameAuthors } from "./rules/agreement/all-carriers-name-the-same-authors.ts";
import { creditsAreWordedAlike } from "./rules/agreement/credits-are-worded-alike.ts";
import { imagesAreCreditedAlike } from "./rules/agreement/images-are-credited-alike.ts";
import { agentsAreDescribedAsRecorded } from "./rules/epub/agents-are-described-as-recorded.ts";
import { eachAgentIsFiledUnderOneForm } from "./rules/epub/each-agent-is-filed-under-one-form.ts";
import { everyRoleIsAMarcRelator } from "./rules/epub/every-role-is-a-marc-relator.ts";
import { nobodyElseIsNamed } from "./rules/epub/nobody-else-is-named.ts";
import { oneDateAndOneDateOfChange } from "./rules/epub/one-date-and-one-date-of-change.ts";
import { oneElementForEachAgent } from "./rules/epub/one-element-for-each-agent.ts";
import { rolesAreThoseOfTheRecord } from "./rules/epub/roles-are-those-of-the-record.ts";
import { sortFormsHaveTheWordsOfTheName } from "./rules/epub/sort-forms-have-the-words-of-the-name.ts";
import { titleAndRightsAreThoseOfTheRecord } from "./rules/epub/title-and-rights-are-those-of-the-record.ts";
import { authorNamesStandAlone } from "./rules/html/author-names-stand-alone.ts";
import { canonicalAddressIsTheDeclaredOne } from "./rules/html/canonical-address-is-the-declared-one.ts";
import { jsonLdIsSchemaOrg } from "./rules/html/json-ld-is-schema-org.ts";
import { jsonLdNamesTheMakers } from "./rules/html/json-ld-names-the-makers.ts";
import { microformatNamesTheByline } from "./rules/html/microformat-names-the-byline.ts";
import { oneMetaForEachAuthor } from "./rules/html/one-meta-for-each-author.ts";
import { openGraphHasTitleAndDates } from "./rules/html/open-graph-has-title-and-dates.ts";
import { alternativeTextIsNoCredit } from "./rules/images/alternative-text-is-no-credit.ts";
import { alternativeTextsAreTheSame } from "./rules/images/alternative-texts-are-the-same.ts";
import { creditsStandWithTheirImages } from "./rules/images/credits-stand-with-their-images.ts";
import { everyImageIsCredited } from "./rules/images/every-image-is-credited.ts";
import { imagesAreShippedAsTakenIn } from "./rules/images/images-are-shipped-as-taken-in.ts";
import { jsonLdDescribesCreditedImages } from "./rules/images/json-ld-describes-credited-images.ts";
import { blocksAreWhatTheyWere } from "./rules/manuscript/blocks-are-what-they-were.ts";
import { creditsAreAsStated } from "./rules/manuscript/credits-are-as-stated.ts";
import { everyBlockStands } from "./rules/manuscript/every-block-stands.ts";
import { everybodyCreditedIsNamed } from "./rules/manuscript/everybody-credited-is-named.ts";
import { picturesHaveTheCreditsStated } from "./rules/manuscript/pictures-have-the-credits-stated.ts";
import { theWorkIsAsStated } from "./rules/manuscript/the-work-is-as-stated.ts";
import { wordsAreMarkedAsWritten } from "./rules/manuscript/words-are-marked-as-written.ts";
import { datesAreRealDays } from "./rules/metadata/dates-are-real-days.ts";
import { eachNameIsOneName } from "./rules/metadata/each-name-is-one-name.ts";
import { identifiersHaveTheirCheckDigits } from "./rules/metadata/identifiers-have-their-check-digits.ts";
import { lookalikesAreSpelledAlike } from "./rules/metadata/lookalikes-are-spelled-alike.ts";
import { namesAreNormalized } from "./rules/metadata/names-are-normalized.ts";
import { nobodyStandsTwice } from "./rules/metadata/nobody-stands-twice.ts";
import { contentsNameChaptersAndSections } from "./rules/navigation/contents-name-chapters-and-sections.ts";
import { headingsLeaveOutNoLevel } from "./rules/navigation/headings-leave-out-no-level.ts";
import { linksLeadToTheSamePlaces } from "./rules/navigation/links-lead-to-the-same-places.ts";
import { notesAndReferencesLeadToEachOther } from "./rules/navigation/notes-and-references-lead-to-each-other.ts";
import { pagesAreThoseOfThePrint } from "./rules/navigation/pages-are-those-of-the-print.ts";
import { claimsOfPdfAAreKept } from "./rules/pdf/claims-of-pdf-a-are-kept.ts";
import { creditsAreTagged } from "./rules/pdf/credits-are-tagged.ts";
import { everyCharacterIsDrawn } from "./rules/pdf/every-character-is-drawn.ts";
import { infoHasAllAuthors } from "./rules/pdf/info-has-all-authors.ts";
import { pagesCarryNothingOfTheMachine } from "./rules/pdf/pages-carry-nothing-of-the-machine.ts";
import { textHasTheSizeOfTheHouse } from "./rules/pdf/text-has-the-size-of-the-house.ts";
import { twoExtractorsFindEachName } from "./rules/pdf/two-extractors-find-each-name.ts";
import { xmpHasTheAuthorsInOrder } from "./rules/pdf/xmp-has-the-authors-in-order.ts";
import { xmpHasTheContributors } from "./rules/pdf/xmp-has-the-contributors.ts";
import { xmpHasTitleRightsAndDates } from "./rules/pdf/xmp-has-title-rights-and-dates.ts";
import { authorsAreNamedOrTheirAbsenceExplained } from "./rules/record/authors-are-named-or-their-absence-explained.ts";
import { creditLinesNameEveryContributor } from "./rules/record/credit-lines-name-every-contributor.ts";
import { holdersAloneReserveMining } from "./rules/rights/holders-alone-reserve-mining.ts";
import { licensedWorksAreAttributed } from "./rules/rights/licensed-works-are-attributed.ts";
import { makersOfTheSourceAreCredited } from "./rules/rights/makers-of-the-source-are-credited.ts";
import { noDerivativeWhereForbidden } from "./rules/rights/no-derivative-where-forbidden.ts";
import { noticeIsPrintedOnce } from "./rules/rights/notice-is-printed-once.ts";
import { noticeNamesYearAndHolders } from "./rules/rights/notice-names-year-and-holders.ts";
import { oneLicenceInAllCarriers } from "./rules/rights/one-licence-in-all-carriers.ts";
import { metadataNamesNoStranger } from "./rules/strays/metadata-names-no-stranger.ts";
import { noCreditStandsElsewhere } from "./rules/strays/no-credit-stands-elsewhere.ts";
import { nothingRunsOrFetches } from "./rules/strays/nothing-runs-or-fetches.ts";
import { textIsUnchanged } from "./rules/strays/text-is-unchanged.ts";
import { bylineIsPrinted } from "./rules/visible/byline-is-printed.ts";
import { correctionsArePrinted } from "./rules/visible/corrections-are-printed.ts";
import { creditLinesArePrinted } from "./rules/visible/credit-lines-are-printed.ts";
import { creditsStandInTheirPlaces } from "./rules/visible/credits-stand-in-their-places.ts";
import { creditsStandOnce } from "./rules/visible/credits-stand-once.ts";
import { datelineOpensTheText } from "./rules/visible/dateline-opens-the-text.ts";
import { everyCharacterHasItsFont } from "./rules/visible/every-character-has-its-font.ts";
import { everyCreditCanBeSeen } from "./rules/visible/every-credit-can-be-seen.ts";
import { everyLetterHasItsOwnGlyph } from "./rules/visible/every-letter-has-its-own-glyph.ts";
import { noTextCoversOtherText } from "./rules/visible/no-text-covers-other-text.ts";
import { rightsAndDatesArePrinted } from "./rules/visible/rights-and-dates-are-printed.ts";
import { screenReadersAreToldWhatIsSeen } from "./rules/visible/screen-readers-are-told-what-is-seen.ts";

export const rules: readonly Rule[] = [
	namesAreNormalized,
	authorsAreNamedOrTheirAbsenceExplained,
	nobodyStandsTwice,
	lookalikesAreSpelledAlike,
	everyRoleIsAMarcRelator,
	sortFormsHaveTheWordsOfTheName,
	identifiersHaveTheirCheckDigits,
	datesAreRealDays,
	eachNameIsOneName,
	creditLinesNameEveryContributor,
	noticeNamesYearAndHolders,
	bylineIsPrinted,
	creditLinesArePrinted,
	creditsStandOnce,
	everyCreditCanBeSeen,
	screenReadersAreToldWhatIsSeen,
	creditsStandInTheirPlaces,
	rightsAndDatesArePrinted,
	correctionsArePrinted,
	datelineOpensTheText,
	noTextCoversOtherText,
	everyCharacterHasItsFont,
	everyLetterHasItsOwnGlyph,
	oneElementForEachAgent,
	rolesAreThoseOfTheRecord,
	eachAgentIsFiledUnderOneForm,
	agentsAreDescribedAsRecorded,
	oneDateAndOneDateOfChange,
	titleAndRightsAreThoseOfTheRecord,
	nobodyElseIsNamed,
	jsonLdNamesTheMakers,
	authorNamesStandAlone,
	oneMetaForEachAuthor,
	openGraphHasTitleAndDates,
	canonicalAddressIsTheDeclaredOne,
	jsonLdIsSchemaOrg,
	microformatNamesTheByline,
	xmpHasTheAuthorsInOrder,
	xmpHasTheContributors,
	xmpHasTitleRightsAndDates,
	infoHasAllAuthors,
	everyCharacterIsDrawn,
	twoExtractorsFindEachName,
	pagesCarryNothingOfTheMachine,
	creditsAreTagged,
	claimsOfPdfAAreKept,
	textHasTheSizeOfTheHouse,
	allCarriersNameTheSameAuthors,
	creditsAreWordedAlike,
	imagesAreCreditedAlike,
	everyImageIsCredited,
	creditsStandWithTheirImages,
	jsonLdDescribesCreditedImages,
	imagesAreShippedAsTakenIn,
	alternativeTextIsNoCredit,
	alternativeTextsAreTheSame,
	oneLicenceInAllCarriers,
	licensedWorksAreAttributed,
	makersOfTheSourceAreCredited,
	noDerivativeWhereForbidden,
	holdersAloneReserveMining,
	noticeIsPrintedOnce,
	noCreditStandsElsewhere,
	textIsUnchanged,
	metadataNamesNoStranger,
	nothingRunsOrFetches,
	theHeadSaysNothingElse,
	thePackageSaysNothingElse,
	xmpAndInfoSayNothingElse,
	theOutlineHasTheHeadings,
	theContainerHoldsNothingElse,
	nothingElseStandsAroundTheText,
	whatIsToldIsSaid,
	stylesAreThoseOfTheHouse,
	linksAndDatesAreThoseOfTheirWords,
	marginsSayNothingElse,
	printTellsWhatThePageTells,
	printIsTaggedAsThePageIsMarked,
	textsAreMarkedAlike,
	everyPartStands,
	linksLeadToTheSamePlaces,
	notesAndReferencesLeadToEachOther,
	contentsNameChaptersAndSections,
	pagesAreThoseOfThePrint,
	headingsLeaveOutNoLevel,
	everybodyCreditedIsNamed,
	everyBlockStands,
	wordsAreMarkedAsWritten,
	blocksAreWhatTheyWere,
	theWorkIsAsStated,
	creditsAreAsStated,
	picturesHaveTheCreditsStated,
];
