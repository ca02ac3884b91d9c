/** The words around sources, dates and rights in each language. */

export interface ColophonWords {
	readonly published: string;
	readonly updated: string;
	readonly correction: string;
	readonly update: string;
	readonly editorNote: string;
	readonly source: Readonly<
		Record<"republication" | "adaptation" | "translation" | "based-on", string>
	>;
	/** For a source without a title. */
	readonly untitled: { readonly news: string; readonly other: string };
	readonly by: string;
	readonly changes: string;
	readonly original: string;
	readonly publisher: string;
	readonly licence: string;
	readonly permissions: string;
	readonly address: string;
	readonly series: string;
	readonly identifiers: string;
	readonly provider: string;
	readonly personalArchive: string;
	readonly quotes: readonly [string, string];
	/** Before a text that follows a label; French sets a blank before it. */
	readonly colon: string;
}

const tables: Readonly<Record<string, ColophonWords>> = {
	en: {
		published: "Published",
		updated: "Updated",
		correction: "Correction",
		update: "Update",
		editorNote: "Editor’s note",
		source: {
			republication: "Originally published as",
			adaptation: "Adapted from",
			translation: "Translated from",
			"based-on": "Based on",
		},
		untitled: { news: "a news report", other: "a work" },
		by: "by",
		changes: "Changes",
		original: "Original",
		publisher: "Publisher",
		licence: "Licence",
		permissions: "Permissions",
		address: "Address",
		series: "Series",
		identifiers: "Identifier",
		provider: "Distributed by",
		personalArchive: "Personal archive copy",
		quotes: ["“", "”"],
		colon: ":",
	},
	fr: {
		published: "Publié",
		updated: "Mis à jour",
		correction: "Rectificatif",
		update: "Mise à jour",
		editorNote: "Note de la rédaction",
		source: {
			republication: "Publié à l’origine sous le titre",
			adaptation: "Adapté de",
			translation: "Traduit de",
			"based-on": "D’après",
		},
		untitled: { news: "un article", other: "une œuvre" },
		by: "de",
		changes: "Modifications",
		original: "Original",
		publisher: "Éditeur",
		licence: "Licence",
		permissions: "Autorisations",
		address: "Adresse",
		series: "Collection",
		identifiers: "Identifiant",
		provider: "Diffusé par",
		personalArchive: "Copie d’archive personnelle",
		quotes: ["« ", " »"],
		colon: "\u00a0:",
	},
	de: {
		published: "Veröffentlicht",
		updated: "Aktualisiert",
		correction: "Korrektur",
		update: "Aktualisierung",
		editorNote: "Anmerkung der Redaktion",
		source: {
			republication: "Zuerst erschienen als",
			adaptation: "Bearbeitet nach",
			translation: "Übersetzung von",
			"based-on": "Nach",
		},
		untitled: { news: "einem Bericht", other: "einem Werk" },
		by: "von",
		changes: "Änderungen",
		original: "Original",
		publisher: "Verlag",
		licence: "Lizenz",
		permissions: "Genehmigungen",
		address: "Adresse",
		series: "Reihe",
		identifiers: "Kennung",
		provider: "Vertrieb",
		personalArchive: "Persönliche Archivkopie",
		quotes: ["„", "“"],
		colon: ":",
	},
	es: {
		published: "Publicado",
		updated: "Actualizado",
		correction: "Corrección",
		update: "Actualización",
		editorNote: "Nota de la redacción",
		source: {
			republication: "Publicado originalmente como",
			adaptation: "Adaptado de",
			translation: "Traducido de",
			"based-on": "Basado en",
		},
		untitled: { news: "un reportaje", other: "una obra" },
		by: "de",
		changes: "Cambios",
		original: "Original",
		publisher: "Editorial",
		licence: "Licencia",
		permissions: "Permisos",
		address: "Dirección",
		series: "Colección",
		identifiers: "Identificador",
		provider: "Distribuido por",
		personalArchive: "Copia de archivo personal",
		quotes: ["«", "»"],
		colon: ":",
	},
	it: {
		published: "Pubblicato",
		updated: "Aggiornato",
		correction: "Rettifica",
		update: "Aggiornamento",
		editorNote: "Nota della redazione",
		source: {
			republication: "Pubblicato in origine come",
			adaptation: "Adattato da",
			translation: "Tradotto da",
			"based-on": "Basato su",
		},
		untitled: { news: "un articolo", other: "un’opera" },
		by: "di",
		changes: "Modifiche",
		original: "Originale",
		publisher: "Editore",
		licence: "Licenza",
		permissions: "Autorizzazioni",
		address: "Indirizzo",
		series: "Collana",
		identifiers: "Identificativo",
		provider: "Distribuito da",
		personalArchive: "Copia d’archivio personale",
		quotes: ["«", "»"],
		colon: ":",
	},
	pt: {
		published: "Publicado",
		updated: "Atualizado",
		correction: "Correção",
		update: "Atualização",
		editorNote: "Nota da redação",
		source: {
			republication: "Publicado originalmente como",
			adaptation: "Adaptado de",
			translation: "Traduzido de",
			"based-on": "Baseado em",
		},
		untitled: { news: "uma reportagem", other: "uma obra" },
		by: "de",
		changes: "Alterações",
		original: "Original",
		publisher: "Editora",
		licence: "Licença",
		permissions: "Permissões",
		address: "Endereço",
		series: "Coleção",
		identifiers: "Identificador",
		provider: "Distribuído por",
		personalArchive: "Cópia de arquivo pessoal",
		quotes: ["“", "”"],
		colon: ":",
	},
	nl: {
		published: "Gepubliceerd",
		updated: "Bijgewerkt",
		correction: "Correctie",
		update: "Update",
		editorNote: "Noot van de redactie",
		source: {
			republication: "Eerder verschenen als",
			adaptation: "Bewerkt naar",
			translation: "Vertaling van",
			"based-on": "Gebaseerd op",
		},
		untitled: { news: "een bericht", other: "een werk" },
		by: "van",
		changes: "Wijzigingen",
		original: "Origineel",
		publisher: "Uitgever",
		licence: "Licentie",
		permissions: "Toestemming",
		address: "Adres",
		series: "Reeks",
		identifiers: "Identificatie",
		provider: "Verspreid door",
		personalArchive: "Persoonlijke archiefkopie",
		quotes: ["‘", "’"],
		colon: ":",
	},
};

/** The words of `language`; every language of the credit table has them, which a test proves. */
export function colophonWords(language: string): ColophonWords {
	const words = tables[language.split("-")[0]?.toLowerCase() ?? ""];
	if (!words)
		throw new Error(
			`No colophon wording for the language “${language}”: add a table to scripts/credits/colophon-words.ts`,
		);
	return words;
}
