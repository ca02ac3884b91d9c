/** Reads attributes as dialects write them, `{.class #id key="value"}` and `key: value`. */
export interface Attributes {
	readonly classes: readonly string[];
	readonly id: string | undefined;
	readonly values: Readonly<Record<string, string>>;
}

const item =
	/\s*(?:#([^\s{}=]+)|\.([^\s{}=]+)|([\w:-]+)=("[^"]*"|'[^']*'|[^\s"'{}]*)|(=?[\w:-]+)|[-,])(?=[\s,}]|$)/y;

/** What stands between the braces; nothing where it is no list of attributes. */
export function attributesOf(text: string): Attributes | undefined {
	const classes: string[] = [];
	const values: Record<string, string> = {};
	let id: string | undefined;
	item.lastIndex = 0;
	let at = 0;
	for (let found = item.exec(text); found; found = item.exec(text)) {
		const [, name, className, key, value = "", word] = found;
		if (name) id ??= name;
		if (className) classes.push(className);
		if (key) values[key] = value.replace(/^(["'])(.*)\1$/s, "$2");
		if (word) values[word] ??= "";
		at = item.lastIndex;
		if (at === text.length) break;
	}
	return text.slice(at).trim() === "" ? { classes, id, values } : undefined;
}
