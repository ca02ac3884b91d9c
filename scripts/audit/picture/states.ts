/** The states in which an edition is looked at: how wide, how bright, on what, and in how large a type. */

export interface ShownState {
	/** For messages. */
	readonly name: string;
	/** The media type (Media Queries 4 §2.3). */
	readonly type: "screen" | "print";
	/** Media features by their names (Media Queries 5 §11 and §12). */
	readonly features: Readonly<Record<string, string>>;
	/** CSS pixels. */
	readonly width: number;
	/** Of the text, against what the edition sets; 2 is what WCAG 2.2 asks for in success criterion 1.4.4. */
	readonly textScale: number;
}

const light = {
	"prefers-color-scheme": "light",
	"forced-colors": "none",
};

const screen: ShownState = {
	name: "screen",
	type: "screen",
	features: light,
	width: 800,
	textScale: 1,
};

const dark: ShownState = {
	...screen,
	name: "dark",
	features: { ...light, "prefers-color-scheme": "dark" },
};

const print: ShownState = { ...screen, name: "print", type: "print" };

/** The one in which every build looks at the picture. */
export const firstState = screen;

/** Those in which it asks the styles too. */
export const styleStates: readonly ShownState[] = [screen, dark, print];

const looks: readonly ShownState[] = [
	screen,
	dark,
	{
		...screen,
		name: "forced colours",
		features: { ...light, "forced-colors": "active" },
	},
	print,
	{ ...screen, name: "text of 200 %", textScale: 2 },
];

/** All: each look at the width of a telephone, a tablet and a desk. */
export const allStates: readonly ShownState[] = looks.flatMap((look) => [
	look,
	...[320, 1280].map((width) => ({
		...look,
		name: look === screen ? `${width} pixels` : `${look.name}, ${width} pixels`,
		width,
	})),
]);
