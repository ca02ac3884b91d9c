import { visit } from "unist-util-visit";
/** The plugin for `markdown`; TeX is loaded only where there is any. */
export async function mathematics(markdown, context) {
    if (!markdown.includes("$$"))
        return () => undefined;
    const [{ default: remarkMath }, { default: katex }] = await Promise.all([
        import("remark-math"),
        import("katex"),
    ]);
    return function () {
        remarkMath.call(this, { singleDollarTextMath: false });
        return (tree) => {
            visit(tree, (node, index, parent) => {
                if (!isFormula(node) || !parent || index === undefined)
                    return;
                const html = toMathml(node, katex.renderToString, context);
                parent.children.splice(index, 1, html);
            });
        };
    };
}
function isFormula(node) {
    return node.type === "inlineMath" || node.type === "math";
}
/** MathML without KaTeX’s wrapper; the TeX is its text for those who cannot see it. */
function toMathml(node, render, context) {
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
    }
    catch (error) {
        context.report("formula", `Unexpected formula: ${String(error).replace(/^.*?KaTeX parse error: /, "")}`, node.position?.start);
        return { type: "html", value: "" };
    }
}
function position(node) {
    return node.position ? { position: node.position } : {};
}
function attribute(text) {
    return text
        .replaceAll("&", "&amp;")
        .replaceAll('"', "&quot;")
        .replaceAll("<", "&lt;")
        .replace(/\s+/g, " ")
        .trim();
}
