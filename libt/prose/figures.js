import { SKIP, visit } from "unist-util-visit";
import { element, isElement, solid } from "./elements.js";
/**
 * `![Alt](path "Caption")`. The alternative text is required; `![](path "decorative")` marks a picture that says nothing.
 * `src` becomes the path of the manuscript, for the edition to replace.
 */
export function figures(context) {
    return (tree) => {
        visit(tree, "element", (node, index, parent) => {
            if (node.tagName === "figure")
                return keepFigure(node, context);
            if (!parent || index === undefined)
                return;
            if (node.tagName === "img") {
                if (!readImage(node, context)) {
                    parent.children.splice(index, 1);
                    return [SKIP, index];
                }
                return;
            }
            const only = solid(node);
            const [image] = only;
            if (node.tagName !== "p" || only.length !== 1 || !isElement(image, "img"))
                return;
            const caption = typeof image.properties.title === "string"
                ? image.properties.title
                : "";
            const asset = readImage(image, context);
            parent.children.splice(index, 1, ...(asset ? [figure(image, caption, asset)] : []));
            return [SKIP, index + (asset ? 1 : 0)];
        });
    };
}
function figure(image, caption, asset) {
    const words = caption && image.properties.alt !== ""
        ? [{ type: "text", value: `${caption} ` }]
        : [];
    return element("figure", {}, [image, ...figcaption(words, asset)]);
}
/** A figure that the author wrote in HTML keeps its caption; the credit is added to it. */
function keepFigure(node, context) {
    let asset;
    visit(node, "element", (child) => {
        if (child.tagName === "img")
            asset ??= readImage(child, context);
    });
    if (!asset)
        return SKIP;
    const old = node.children.find((child) => isElement(child, "figcaption"));
    const rest = node.children.filter((child) => child !== old);
    node.children = [
        ...rest,
        ...figcaption(old ? [...old.children, { type: "text", value: " " }] : [], asset),
    ];
    return SKIP;
}
function figcaption(words, asset) {
    const credit = asset.creditText
        ? [
            element("span", { className: ["image-credit"], dataCredit: "image" }, [
                { type: "text", value: asset.creditText },
            ]),
        ]
        : [];
    return words.length + credit.length > 0
        ? [element("figcaption", {}, [...words, ...credit])]
        : [];
}
function readImage(node, context) {
    const path = String(node.properties.src ?? "");
    const alt = String(node.properties.alt ?? "").trim();
    const decorative = node.properties.title === "decorative";
    if (alt === "" && !decorative)
        context.report("alt-missing", `Missing alternative text of ${path}: write ![what it shows](${path}), or ![](${path} "decorative") if it says nothing`, node.position?.start);
    if (/\.(jpe?g|png|svg|gif|webp|tiff?)$/i.test(alt))
        context.report("alt-is-file-name", `Unexpected alternative text “${alt}”: it is a file name; say what the picture shows`, node.position?.start);
    const asset = context.image(path, node.position?.start);
    if (!asset)
        return undefined;
    if (alt !== "" && alt === asset.creditText)
        context.report("alt-is-credit", `Unexpected alternative text “${alt}”: it is the credit line; say what the picture shows`, node.position?.start);
    node.properties = {
        src: asset.path,
        alt,
        width: asset.width,
        height: asset.height,
    };
    return asset;
}
