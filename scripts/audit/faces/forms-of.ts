/** Which glyphs of a face can stand for a text: its own, and what the face sets for it in words, as ligatures, joined letters and small capitals. */
import type { Face } from "../../readings/fonts/face.ts";
import type { Substitution } from "../../readings/fonts/substitutions.ts";

interface Begun {
	/** Glyphs that were asked for. */
	readonly asked: Set<number>;
	readonly byFirst: Map<number, Substitution[]>;
}

const begun = new WeakMap<Face, Begun>();

/** What the face sets for glyphs, by the first of them; read for each once, since three editions ask alike. */
export function beginningWith(
	face: Face,
	glyphs: Iterable<number>,
): ReadonlyMap<number, readonly Substitution[]> {
	const { asked, byFirst } = begun.get(face) ?? {
		asked: new Set(),
		byFirst: new Map<number, Substitution[]>(),
	};
	begun.set(face, { asked, byFirst });
	const fresh = new Set([...glyphs].filter((glyph) => !asked.has(glyph)));
	if (fresh.size === 0) return byFirst;
	for (const glyph of fresh) asked.add(glyph);
	for (const one of face.substitutions(fresh)) {
		const [first = 0] = one.from;
		const known = byFirst.get(first);
		if (known) known.push(one);
		else byFirst.set(first, [one]);
	}
	return byFirst;
}

/** The glyphs that stand for all letters of a word together, or for their one letter in another form. */
export function* ligaturesOf(face: Face, letters: string): Generator<number> {
	const glyphs = [...letters].map((letter) =>
		face.glyphOf(letter.codePointAt(0) ?? 0),
	);
	/** Of each glyph how many of the letters it stands for. */
	const lengths = new Map([[glyphs[0] ?? 0, 1]]);
	// A map gives out what is added to it meanwhile.
	for (const [glyph, length] of lengths) {
		if (length === glyphs.length) yield glyph;
		for (const { from, to } of beginningWith(face, [glyph]).get(glyph) ?? []) {
			const [form] = to;
			const rest = from.slice(1);
			const follows = rest.every((own, at) => own === glyphs[length + at]);
			if (form !== undefined && to.length === 1 && follows)
				if (!lengths.has(form)) lengths.set(form, length + rest.length);
		}
	}
}

/** The glyphs that stand for a character, or for several of which it is one; its own comes first. */
export function* formsOf(face: Face, character: string): Generator<number> {
	const glyph = face.glyphOf(character.codePointAt(0) ?? 0);
	if (glyph === 0) return;
	yield glyph;
	const forms = new Set([glyph]);
	for (const form of forms)
		for (const other of followersIn(face).get(form) ?? [])
			if (!forms.has(other)) {
				forms.add(other);
				yield other;
			}
}

const followers = new WeakMap<Face, ReadonlyMap<number, ReadonlySet<number>>>();

/** Of each glyph those that are set for it, or for several of which it is one. */
function followersIn(face: Face): ReadonlyMap<number, ReadonlySet<number>> {
	const read = followers.get(face);
	if (read) return read;
	const next = new Map<number, Set<number>>();
	for (const { from, to } of face.substitutions())
		for (const glyph of from) {
			const known = next.get(glyph);
			if (known) for (const other of to) known.add(other);
			else next.set(glyph, new Set(to));
		}
	for (const [glyph, larger] of face.mathVariants())
		next.set(glyph, new Set([...(next.get(glyph) ?? []), ...larger]));
	followers.set(face, next);
	return next;
}
