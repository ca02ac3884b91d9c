/** What a credit line says in each language: a reviewed table, never the host's ICU. */

export interface CreditWords {
	/** Between the last two names. */
	readonly and: string;
	readonly by: string;
	readonly in: string;
	/** `{names}` with its organization before it, if there is one: "NNW’s A and B contributed to this report." */
	readonly contributed: { readonly owned: string; readonly bare: string };
	readonly groups: Readonly<Record<string, string>>;
	readonly translatedFrom: string;
}

const english: CreditWords = {
	and: "and",
	by: "By",
	in: "in",
	contributed: {
		owned: "{owner} {names} contributed to this report.",
		bare: "{names} contributed to this report.",
	},
	groups: {
		rpt: "Reporting by",
		aut: "Writing by",
		edt: "Edited by",
		edc: "Compiled by",
		edd: "Editor-in-chief:",
		pht: "Photographs by",
		vdg: "Video by",
		ill: "Illustrations by",
		ctg: "Maps by",
		art: "Art by",
		trl: "Translated by",
		adp: "Adapted by",
		abr: "Abridged by",
		com: "Compiled by",
		cwt: "Commentary by",
		ive: "Interview with",
		ivr: "Interview by",
		nrt: "Narrated by",
		res: "Research by",
		rev: "Reviewed by",
		pfr: "Proofread by",
		crr: "Corrected by",
		dtc: "Data by",
		wfw: "Foreword by",
		wpr: "Preface by",
		win: "Introduction by",
		aft: "Afterword by",
		cov: "Cover by",
		bkd: "Book design by",
		fnd: "Funded by",
		spn: "Sponsored by",
		prv: "Provided by",
		pro: "Produced by",
		ctb: "With contributions by",
	},
	translatedFrom: "Translated from the {language} by",
};

const french: CreditWords = {
	and: "et",
	by: "Par",
	in: "à",
	contributed: {
		owned: "{names} ({org}) ont contribué à cet article.",
		bare: "Avec la contribution de {names}.",
	},
	groups: {
		rpt: "Reportage de",
		aut: "Texte de",
		edt: "Sous la direction de",
		pht: "Photographies de",
		ill: "Illustrations de",
		trl: "Traduit par",
		adp: "Adapté par",
		res: "Recherches de",
		wfw: "Avant-propos de",
		wpr: "Préface de",
		win: "Introduction de",
		aft: "Postface de",
		fnd: "Financé par",
		ctb: "Avec la contribution de",
	},
	translatedFrom: "Traduit ({language}) par",
};

const german: CreditWords = {
	and: "und",
	by: "Von",
	in: "in",
	contributed: {
		owned: "Mitarbeit: {names} ({org}).",
		bare: "Mitarbeit: {names}.",
	},
	groups: {
		rpt: "Bericht von",
		aut: "Text von",
		edt: "Herausgegeben von",
		pht: "Fotos von",
		ill: "Illustrationen von",
		trl: "Übersetzt von",
		adp: "Bearbeitet von",
		res: "Recherche von",
		wfw: "Geleitwort von",
		wpr: "Vorwort von",
		win: "Einleitung von",
		aft: "Nachwort von",
		fnd: "Gefördert von",
		ctb: "Mitarbeit von",
	},
	translatedFrom: "Übersetzt ({language}) von",
};

const spanish: CreditWords = {
	and: "y",
	by: "Por",
	in: "en",
	contributed: {
		owned: "Con la colaboración de {names} ({org}).",
		bare: "Con la colaboración de {names}.",
	},
	groups: {
		rpt: "Reportaje de",
		aut: "Texto de",
		edt: "Edición de",
		pht: "Fotografías de",
		ill: "Ilustraciones de",
		trl: "Traducción de",
		adp: "Adaptación de",
		res: "Investigación de",
		wfw: "Prefacio de",
		wpr: "Prólogo de",
		win: "Introducción de",
		aft: "Epílogo de",
		fnd: "Financiado por",
		ctb: "Con la colaboración de",
	},
	translatedFrom: "Traducción ({language}) de",
};

const italian: CreditWords = {
	and: "e",
	by: "Di",
	in: "a",
	contributed: {
		owned: "Con il contributo di {names} ({org}).",
		bare: "Con il contributo di {names}.",
	},
	groups: {
		rpt: "Servizio di",
		aut: "Testo di",
		edt: "A cura di",
		pht: "Foto di",
		ill: "Illustrazioni di",
		trl: "Traduzione di",
		adp: "Adattamento di",
		res: "Ricerche di",
		wfw: "Premessa di",
		wpr: "Prefazione di",
		win: "Introduzione di",
		aft: "Postfazione di",
		fnd: "Finanziato da",
		ctb: "Con il contributo di",
	},
	translatedFrom: "Traduzione ({language}) di",
};

const portuguese: CreditWords = {
	and: "e",
	by: "Por",
	in: "em",
	contributed: {
		owned: "Com a colaboração de {names} ({org}).",
		bare: "Com a colaboração de {names}.",
	},
	groups: {
		rpt: "Reportagem de",
		aut: "Texto de",
		edt: "Organização de",
		pht: "Fotografias de",
		ill: "Ilustrações de",
		trl: "Tradução de",
		adp: "Adaptação de",
		res: "Pesquisa de",
		wfw: "Apresentação de",
		wpr: "Prefácio de",
		win: "Introdução de",
		aft: "Posfácio de",
		fnd: "Financiado por",
		ctb: "Com a colaboração de",
	},
	translatedFrom: "Tradução ({language}) de",
};

const dutch: CreditWords = {
	and: "en",
	by: "Door",
	in: "in",
	contributed: {
		owned: "Met medewerking van {names} ({org}).",
		bare: "Met medewerking van {names}.",
	},
	groups: {
		rpt: "Verslag van",
		aut: "Tekst van",
		edt: "Onder redactie van",
		pht: "Foto’s van",
		ill: "Illustraties van",
		trl: "Vertaald door",
		adp: "Bewerkt door",
		res: "Onderzoek van",
		wfw: "Woord vooraf van",
		wpr: "Voorwoord van",
		win: "Inleiding van",
		aft: "Nawoord van",
		fnd: "Gefinancierd door",
		ctb: "Met medewerking van",
	},
	translatedFrom: "Vertaald ({language}) door",
};

const tables: Readonly<Record<string, CreditWords>> = {
	en: english,
	fr: french,
	de: german,
	es: spanish,
	it: italian,
	pt: portuguese,
	nl: dutch,
};

/** The words of `language` (BCP 47), or nothing where no table has been reviewed. */
export function creditWords(language: string): CreditWords | undefined {
	return tables[language.split("-")[0]?.toLowerCase() ?? ""];
}

/** Languages that have a table. */
export const creditLanguages: readonly string[] = Object.keys(tables);
