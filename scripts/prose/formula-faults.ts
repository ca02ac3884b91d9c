/** What is wrong with a formula, in the words of the house: KaTeX’s own name its functions and mark the place with control signs. */

/** Pieces of KaTeX’s messages, and what they mean for the author. */
const sentences: readonly (readonly [
	RegExp,
	(first: string, second: string) => string,
])[] = [
	[
		/^Undefined control sequence: \\(label|ref|eqref)$/,
		() =>
			"Unexpected label in a formula: write {#eq:name} after its last $$, and link to #eq:name",
	],
	[
		/^Undefined control sequence: (.+)$/s,
		(name) => `Unknown command ${name} in a formula: correct it`,
	],
	[
		/^Expected '(.+)', got 'EOF'$/s,
		(wanted) => `Unexpected end of a formula, expected ${quoted(wanted)}`,
	],
	[
		/^Expected '(.+)', got '(.+)'$/s,
		(wanted, got) =>
			`Unexpected ${quoted(got)} in a formula, expected ${quoted(wanted)}`,
	],
	[
		/^Unexpected end of input in a macro argument, expected '(.+)'$/s,
		(wanted) => `Unexpected end of a formula, expected ${quoted(wanted)}`,
	],
	[
		/^Expected group (?:after|as) (?:argument to )?'?(.+?)'?$/s,
		(after) =>
			`Missing part of a formula after ${quoted(after)}: write it in braces`,
	],
	[
		/^Got function '(.+)' with no arguments/s,
		(name) =>
			`Missing part of a formula before ${quoted(name)}: write it in braces`,
	],
	[
		/^Double (super|sub)script/,
		(kind) =>
			`Unexpected second ${kind}script in a formula: put the first with what it belongs to in braces`,
	],
	[
		/^Extra \}/,
		() => "Unexpected “}” in a formula: nothing is open; remove it",
	],
	[
		/^Too many expansions/,
		() =>
			"Unexpected length of a formula: its commands stand for too much; write it out, or divide it",
	],
	[
		/^No such environment: (.+)$/s,
		(name) => `Unknown environment ${name} in a formula: correct its name`,
	],
	[
		/^Mismatch: \\begin\{(.+)\} matched by \\end\{(.+)\}$/s,
		(begin, end) =>
			`Unexpected \\end{${end}} in a formula, expected \\end{${begin}}`,
	],
	[
		/^\{(.+)\} can be used only in display mode/s,
		(name) =>
			`Unexpected ${name} in a formula among words: set the formula on lines of its own`,
	],
	[
		/^\\tag works only in display/,
		() =>
			"Unexpected \\tag in a formula among words: set the formula on lines of its own",
	],
	[/^Multiple \\tag/, () => "Unexpected second \\tag in a formula: remove it"],
	[
		/^Can't use function '(.+)' in (text|math) mode/s,
		(name, mode) =>
			`Unexpected ${quoted(name)} ${mode === "text" ? "among words of a formula" : "in a formula"}: remove it`,
	],
	[
		/^(?:Illegal|Invalid) delimiter(?: type)?:? '(.+?)'/s,
		(name) => `Unexpected ${quoted(name)} in a formula, expected a bracket`,
	],
	[
		/^\\middle without preceding|^Mismatched/,
		() => "Unexpected bracket in a formula: it has no fellow; add it",
	],
	[
		/Expected .*\\cr|Too many tab|array environment|column|math in a row|arrow|after @/,
		() =>
			"Unexpected row or column in a formula: divide columns with & and rows with \\\\",
	],
	[
		/^Invalid (unit|size|color|character)?.*: '(.*)'/s,
		(_, value) => `Unexpected ${quoted(value)} in a formula: correct it`,
	],
	[
		/^Unexpected character: '(.+)'/s,
		(character) => `Unexpected ${quoted(character)} in a formula: remove it`,
	],
	[
		/control sequence|macro|argument|placeholder|newcommand|delimiter/,
		() => "Unexpected definition of a command in a formula: correct it",
	],
	[
		/infix operator|Limit controls|Accent|accent/,
		() =>
			"Unexpected order of commands in a formula: put parts of it in braces",
	],
];

/** One sentence for a message of KaTeX; a plain one for messages that the table lacks. */
export function describeFault(message: string): string {
	for (const [pattern, say] of sentences) {
		const found = pattern.exec(message);
		if (found) return say(found[1] ?? "", found[2] ?? "");
	}
	return "Unexpected formula, expected one that TeX can set: correct it at this place";
}

function quoted(text = ""): string {
	return text === "EOF" ? "its end" : `“${text}”`;
}
