/** SVG pictures: drawn as they are, or refused when they hold a script, an address or more than a picture needs. */
const maxElements = 20_000;
const maxUses = 500;
/** The same bytes, or what is wrong with them. */
export function sanitizeSvg(bytes) {
    const text = Buffer.from(bytes).toString("utf8");
    if (/<!DOCTYPE|<!ENTITY/i.test(text))
        return "it declares a document type or entities; export it as plain SVG";
    if (/<script|<foreignObject|<iframe|<a[\s>]|\son[a-z]+\s*=|javascript:/i.test(text))
        return "it holds a script, a link or foreign content; export it as plain SVG";
    if (/(?:href|src)\s*=\s*["'](?!#|data:image\/(?:png|jpeg))|url\(\s*["']?(?!#|["']?#)|@import/i.test(text))
        return "it refers to another file or address; embed what it needs";
    if ((text.match(/<[a-z]/gi)?.length ?? 0) > maxElements ||
        (text.match(/<use[\s>]/gi)?.length ?? 0) > maxUses)
        return "it has too many elements; simplify it or save it as PNG";
    return bytes;
}
