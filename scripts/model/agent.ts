/** The people and organizations that a publication names. */

/** An agent as in MARC and schema.org: a person or an organization, spelled once. */
export interface Agent {
	readonly id: string;
	readonly kind: "person" | "organization";
	/** As it is printed. */
	readonly name: string;
	/** The form that is filed under (EPUB 3.3 `file-as`). */
	readonly fileAs: string;
	readonly given?: string | undefined;
	readonly family?: string | undefined;
	readonly honorificPrefix?: string | undefined;
	readonly honorificSuffix?: string | undefined;
	readonly lang?: string | undefined;
	readonly alternateScript: readonly {
		readonly lang: string;
		readonly name: string;
	}[];
	readonly alternateName: readonly string[];
	readonly jobTitle?: string | undefined;
	readonly description?: string | undefined;
	readonly url?: string | undefined;
	/** Authority URIs: ORCID, ISNI, VIAF, Wikidata, ROR. */
	readonly sameAs: readonly string[];
	readonly orcid?: string | undefined;
	readonly legalName?: string | undefined;
	/** "The Lakeside Courier’s", where the rule of the house would be wrong. */
	readonly possessive?: string | undefined;
	readonly pluralForm: boolean;
}
