/** The words of a caption by which it credits its picture, as the witness reads them. */

const words = {
	/** Before a colon. */
	kinds:
		"photo photos photograph photographs photography image images picture pictures pic pics video videos illustration illustrations graphic graphics drawing drawings map maps foto fotos fotografie fotografía fotografia bild bilder bildquelle bildnachweis bildrechte grafik zeichnung karte crédit crédits dessin carte imagen ilustración imagem ilustração immagine illustrazione afbeelding beeld illustratie fot fot. zdjęcie fotó fotoğraf kuva ảnh фото ілюстрація иллюстрация світлина φωτογραφία צילום تصوير 撮影 写真提供 摄影 攝影 사진".split(
			" ",
		),
	credits: new Set("credit credits crédito crediti".split(" ")),
	/** In small letters among names. */
	among: new Set(
		"a al and archive archives av bin by cc collection courtesy cropped das de del della den der detail di do dos du e edited et file for from free handout i ibn la le licence license licensed modified o of og och on permission pool public domain screenshot ten ter the und under used van via von with y".split(
			" ",
		),
	),
};
const kinds = new Set(words.kinds);

/** Nothing where none is announced. */
export function creditSaidIn(caption: string): string | undefined {
	const text = caption.replace(/\s+/g, " ").trim();
	if (text.length > 2_000) return undefined;
	for (let at = 0; at < text.length; at += 1) {
		const before = text.slice(0, at);
		if (/[\p{L}\p{N}]$/u.test(before) && text[at] !== "©") continue;
		const lead = leadAt(text.slice(at, at + 60));
		if (!lead || !mayStand(before, text.slice(at), lead.isLabel)) continue;
		const end = at + lengthOf(text.slice(at), before);
		const names = text.slice(at + lead.length, end).trim();
		if (areNames(names)) return text.slice(at, end).trim();
	}
	return undefined;
}

/** How long the announcing words are that `text` begins with. */
function leadAt(
	text: string,
): { readonly length: number; readonly isLabel: boolean } | undefined {
	const label = /^([^:：=]{2,30}?) ?[:：=] ?/u.exec(text);
	if (label && isLabel(label[1] ?? ""))
		return { length: label[0].length, isLabel: true };
	const by = /^(.{2,30}?) (?:by|par|por|door) /iu.exec(text);
	if (by && isLabel(by[1] ?? ""))
		return { length: by[0].length, isLabel: false };
	const other =
		/^(?:(?:photo|image|picture)s? )?courtesy(?: of)?:? /i.exec(text) ??
		/^(?:©|\(c\) |copyright ) ?/i.exec(text) ??
		/^[A-ZÀ-ÖØ-Þ]{2,6} Photo ?\/ ?/u.exec(text);
	return other ? { length: other[0].length, isLabel: false } : undefined;
}

/** “Photo”, “File photo credit”, “Image credits”, “Credit”. */
function isLabel(written: string): boolean {
	const parts = written.toLowerCase().split(" ");
	if (parts[0] === "file" && parts.length > 1) parts.shift();
	const [first = "", second, third] = parts;
	if (third !== undefined) return false;
	if (second === undefined) return kinds.has(first) || words.credits.has(first);
	if (/^crédits?$/.test(first)) return /^(?:photo|image)$/.test(second);
	return kinds.has(first) && /^credits?$/.test(second);
}

function mayStand(before: string, text: string, isLabel: boolean): boolean {
	if (before === "") return true;
	const last = before.trimEnd().at(-1) ?? "";
	if (before.endsWith("(") || before.endsWith("[")) return true;
	if (isLabel && before.endsWith(" ") && !/^\p{Ll}/u.test(text)) return true;
	return ".!?…。”\"’')]|–—:;,/-".includes(last);
}

/** Up to the closing bracket, or to the end of the sentence. */
function lengthOf(text: string, before: string): number {
	if (/[([]$/.test(before)) {
		let open = 1;
		for (const [index, sign] of [...text.split("").entries()]) {
			if (sign === "(" || sign === "[") open += 1;
			if (sign === ")" || sign === "]") open -= 1;
			if (open === 0) return index;
		}
	}
	const stop = text.search(
		/(?<=[\p{Ll}\p{N}]{4}|\p{Lu}{3}|[)»”"])[.!?] |(?<=[\p{L}\p{N}]{3}|[)»”"])[.!?]$|。/u,
	);
	return stop < 0 ? text.length : stop;
}

function areNames(names: string): boolean {
	if (names.length < 2 || names.length > 200) return false;
	let isNamed = false;
	for (const part of names.split(/[\s|,;()]+/u)) {
		if (/[@.:]\S/u.test(part)) {
			isNamed = true;
			continue;
		}
		for (const word of part.split("/")) {
			if (/^\P{Ll}*[\p{Lu}\p{Lo}]/u.test(word)) isNamed = true;
			const isSmall = /^\p{Ll}/u.test(word);
			const isElided = /^\p{Ll}{1,2}['’]\p{Lu}/u.test(word);
			const isKnown = words.among.has(word.replace(/\P{L}+$/u, ""));
			if (isSmall && !isElided && !isKnown) return false;
		}
	}
	return isNamed;
}
