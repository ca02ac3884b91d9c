/** A caption → the part of it that credits its picture, by the words that announce it; who is meant is for others to read. */

/** What a picture is called before its credit, in the languages of those who write captions. */
const pictures =
	"photo(?:graph)?s?|photography|images?|pictures?|pics?|videos?|illustrations?|graphics?|drawings?|maps?|fotos?|fotografie|fotografía|fotografia|bild(?:er|quelle|nachweis|rechte)?|grafik|zeichnung|karte|crédits?(?: photo| image)?|dessin|carte|imagen|ilustración|imagem|ilustração|immagine|illustrazione|afbeelding|beeld|illustratie|fot\\.?|zdjęcie|fotó|fotoğraf|kuva|ảnh|фото|ілюстрація|иллюстрация|світлина|φωτογραφία|צילום|تصوير|撮影|写真提供|摄影|攝影|사진";

/** “Photo: ”, “Image credit: ”, “Credit: ”, “Illustration by ”. */
const named = `(?:file )?(?:${pictures}|(?:(?:photo|image|picture) )?credits?|crédito|crediti)`;

/** The words that open a credit, by which import reads captions too. */
export const photoLead = new RegExp(
	`^${named}(?:\\s?[:：=]\\s?|\\s+(?:by|par|por|door)\\s+|\\s+credits?\\s?:\\s?)`,
	"iu",
);
export const courtesy =
	/^(?:(?:photo|image|picture)s?\s+)?courtesy(?:\s+of)?:?\s+(.+)$/iu;
export const organizationPhoto =
	/^(.{2,30}?)\s(?:photo|image|file photo)\s?\/\s?(.+)$/iu;

export interface CaptionCredit {
	/** As the caption has it, “Photo: A / B”. */
	readonly text: string;
	/** Without the words that open it, “A / B”. */
	readonly names: string;
}

/** Characters; a longer caption is a text. */
const longestCaption = 2_000;
const longestCredit = 200;

const leads: readonly {
	readonly pattern: RegExp;
	/** Whether the words before it need no end. */
	readonly isPlain: boolean;
}[] = [
	{
		pattern: new RegExp(
			`(?<![\\p{L}\\p{N}])${named}(?: credits?)?\\s?[:：=]\\s?`,
			"giu",
		),
		isPlain: true,
	},
	{
		pattern: new RegExp(
			`(?<![\\p{L}\\p{N}])${named}\\s(?:by|par|por|door)\\s`,
			"giu",
		),
		isPlain: false,
	},
	{
		pattern:
			/(?<![\p{L}\p{N}])(?:(?:photo|image|picture)s?\s)?courtesy(?:\sof)?:?\s/giu,
		isPlain: false,
	},
	{ pattern: /(?:©|\(c\)\s|(?<!\p{L})copyright\s)\s?/giu, isPlain: false },
	{ pattern: /(?<!\p{L})\p{Lu}{2,6} Photo\s?\/\s?/gu, isPlain: false },
];

/** Nothing where no words announce a credit, or what follows them is no name. `text` has one blank between words. */
export function creditInCaption(text: string): CaptionCredit | undefined {
	if (text.length > longestCaption) return undefined;
	const found = leads.flatMap(({ pattern, isPlain }) =>
		[...text.matchAll(pattern)]
			.filter(({ index }) => mayBegin(text, index, isPlain))
			.map((lead) => ({ at: lead.index, lead: lead[0] })),
	);
	found.sort((one, other) => one.at - other.at);
	for (const { at, lead } of found) {
		const end = endOf(text, at);
		const names = text.slice(at + lead.length, end).trim();
		if (!isNames(names)) continue;
		return { text: text.slice(at, end).trim(), names };
	}
	return undefined;
}

/** At the beginning, in brackets, after a sentence or a dash; a lead with a capital and a colon wherever it stands. */
function mayBegin(text: string, at: number, isPlain: boolean): boolean {
	const before = text.slice(0, at);
	if (before === "" || /[([]$/.test(before)) return true;
	if (isPlain && /\s$/.test(before) && /^[^\p{Ll}]/u.test(text.slice(at)))
		return true;
	return /[.!?…。”"’')\]|–—:;,/-]\s*$/u.test(before);
}

/** The end of the brackets in which it stands, of its sentence, or of the caption. */
function endOf(text: string, at: number): number {
	const opening = text[at - 1];
	if (opening === "(" || opening === "[") {
		let depth = 1;
		for (let end = at; end < text.length; end += 1) {
			if (/[([]/.test(text[end] ?? "")) depth += 1;
			else if (/[)\]]/.test(text[end] ?? "")) depth -= 1;
			if (depth === 0) return end;
		}
	}
	const stop =
		/(?<=[\p{Ll}\p{N}]{4}|\p{Lu}{3}|[)»”"])[.!?](?=\s)|(?<=[\p{L}\p{N}]{3}|[)»”"])[.!?]$|。/u.exec(
			text.slice(at),
		);
	return stop ? at + stop.index : text.length;
}

/** Words in small letters that stand in credits: parts of names, and how a picture came here. */
const small = new Set(
	"a al and archive archives av bin by cc collection courtesy cropped das de del della den der detail di do dos du e edited et file for from free handout i ibn la le licence license licensed modified o of og och on permission pool public domain screenshot ten ter the und under used van via von with y".split(
		" ",
	),
);

/** Whether these may be the names of makers and suppliers: no word of a sentence is among them. */
function isNames(names: string): boolean {
	if (names.length < 2 || names.length > longestCredit) return false;
	const parts = names.split(/[\s|,;()]+/u);
	const isAddress = (part: string) => /[@.:]\S/u.test(part);
	const words = parts
		.filter((part) => !isAddress(part))
		.flatMap((part) => part.split("/"))
		.filter((word) => word !== "");
	const isNamed =
		parts.some(isAddress) ||
		words.some((word) => /^\P{Ll}*[\p{Lu}\p{Lo}]/u.test(word));
	return (
		isNamed &&
		words.every(
			(word) =>
				!/^\p{Ll}/u.test(word) ||
				small.has(word.replace(/\P{L}+$/u, "")) ||
				/^\p{Ll}{1,2}['’]\p{Lu}/u.test(word),
		)
	);
}
