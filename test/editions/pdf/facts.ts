/** Facts about the specimen, with every field filled. */
import type { PdfFacts } from "../../../scripts/editions/pdf/finish/index.ts";

export const facts: Omit<PdfFacts, "links"> = {
	title: "A specimen of everything",
	authors: ["Ada Author", "Bo Writer, Jr."],
	contributors: ["Cy Editor"],
	publisher: "Specimen Press",
	description: "What the prose can hold & more",
	keywords: ["specimen", "test"],
	headings: [],
	language: "en-GB",
	datePublished: "2025-03-18",
	dateModified: "2025-03-19T10:30:00-02:30",
	rights: "© 2025 Specimen Press",
	rightsOwner: ["Specimen Press"],
	license: "https://creativecommons.org/licenses/by/4.0/",
	usageTerms: "CC BY 4.0",
	source: ["https://example.org/source"],
	identifier: "urn:uuid:00000000-0000-5000-8000-000000000000",
	creatorTool: "Colophon",
	producer: "Chromium",
	page: { width: 595.276, height: 841.89 },
	pageLabels: [
		{ page: 0, style: "r" },
		{ page: 2, style: "D" },
	],
	attachments: [],
	neutralColoursToGray: true,
};
