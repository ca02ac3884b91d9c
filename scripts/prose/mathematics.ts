/** `$$…$$` → MathML, which every edition shows without a script. A single `$` stays a sum of money. */
import type { Html, Node, Parent, Root } from "mdast";
import type { Plugin } from "unified";
import { visit } from "unist-util-visit";
import type { ProseContext } from "./context.ts";

/** A formula of mdast-util-math. */
interface Formula extends Node {
	readonly type: "inlineMath" | "math";
	readonly value: string;
}

/** The plugin for `markdown`; TeX is loaded only where there is any. */
export async function mathematics(
	markdown: string,
	context: ProseContext,
): Promise<Plugin<[], Root>> {
	if (!markdown.includes("$$")) return () => undefined;
	const [{ default: remarkMath }, { default: katex }] = await Promise.all([
		import("remark-math"),
		import("katex"),
	]);
	return function () {
		remarkMath.call(this as never, { singleDollarTextMath: false });
		return (tree) => {
			visit(tree, (node, index, parent) => {
				if (!isFormula(node) || !parent || index === undefined) return;
				const html = toMathml(node, katex.renderToString, context);
				(parent as Parent).children.splice(index, 1, html);
			});
		};
	};
}

function isFormula(node: Node): node is Formula {
	return node.type === "inlineMath" || node.type === "math";
}

/** MathML without KaTeX’s wrapper; the TeX is its text for those who cannot see it. */
function toMathml(
	node: Formula,
	render: (tex: string, options: object) => string,
	context: ProseContext,
): Html {
	try {
		const markup = render(node.value, {
			output: "mathml",
			displayMode: node.type === "math",
			throwOnError: true,
			strict: "ignore",
			maxExpand: 1000,
			maxSize: 50,
		});
		const math = /<math[\s\S]*<\/math>/.exec(markup)?.[0] ?? "";
		const value = math
			.replace(/<annotation[\s\S]*?<\/annotation>/g, "")
			.replace("<math", `<math alttext="${attribute(node.value)}"`);
		return { type: "html", value, ...position(node) };
	} catch (error) {
		context.report(
			"formula",
			`Unexpected formula: ${String(error).replace(/^.*?KaTeX parse error: /, "")}`,
			node.position?.start,
		);
		return { type: "html", value: "" };
	}
}

function position(node: Formula): Pick<Html, "position"> {
	return node.position ? { position: node.position } : {};
}

function attribute(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll('"', "&quot;")
		.replaceAll("<", "&lt;")
		.replace(/\s+/g, " ")
		.trim();
}
