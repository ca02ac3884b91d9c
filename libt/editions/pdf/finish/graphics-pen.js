/** Follows the graphics state of a content stream: where things are painted on the page, and in which font. */
import { boxAround, concatenate, identity, intersection, matrixOf, transform, union, } from "./geometry.js";
const nothing = { left: 0, bottom: 0, right: 0, top: 0 };
export class GraphicsPen {
    /** Counts q and Q, so that what is grouped never reaches over one. */
    nesting = 0;
    state;
    saved = [];
    pathBox;
    clips = false;
    lineMatrix = identity;
    /** `matrix` leads from the stream’s space to the page’s. */
    constructor(matrix) {
        this.state = { matrix, clip: undefined, font: undefined, fontSize: 0 };
    }
    get matrix() {
        return this.state.matrix;
    }
    get font() {
        return this.state.font;
    }
    get isClipped() {
        return this.state.clip !== undefined;
    }
    save() {
        this.nesting++;
        this.saved.push(this.state);
    }
    restore() {
        this.nesting++;
        this.state = this.saved.pop() ?? this.state;
    }
    transform(numbers) {
        const own = matrixOf(numbers);
        if (!own)
            return;
        const matrix = concatenate(own, this.state.matrix);
        this.state = { ...this.state, matrix };
    }
    /** Adds the points of a segment, in pairs. */
    extendPath(numbers) {
        for (let at = 0; at + 1 < numbers.length; at += 2)
            this.addToPath(numbers[at] ?? 0, numbers[at + 1] ?? 0, 0, 0);
    }
    extendPathByRectangle([x = 0, y = 0, width = 0, height = 0,]) {
        this.addToPath(x, y, width, height);
    }
    /** The path becomes the clip when it ends (ISO 32000-1 §8.5.4). */
    clip() {
        this.clips = true;
    }
    /** What painting the path covers. */
    get pathCover() {
        return this.clipped(this.pathBox);
    }
    endPath() {
        if (this.clips)
            this.state = { ...this.state, clip: this.pathCover ?? nothing };
        this.clips = false;
        this.pathBox = undefined;
    }
    /** What a box of the stream’s space covers, an image’s unit square where none is given. */
    coverOf(x = 0, y = 0, width = 1, height = 1) {
        return this.clipped(boxAround(this.state.matrix, x, y, width, height));
    }
    get clipCover() {
        return this.state.clip;
    }
    beginText() {
        this.lineMatrix = identity;
    }
    setFont(font, fontSize) {
        this.state = { ...this.state, font, fontSize };
    }
    setTextMatrix(numbers) {
        this.lineMatrix = matrixOf(numbers) ?? this.lineMatrix;
    }
    moveText([x = 0, y = 0]) {
        this.lineMatrix = concatenate([1, 0, 0, 1, x, y], this.lineMatrix);
    }
    /** Where the next glyph stands on the page. */
    get place() {
        return transform(concatenate(this.lineMatrix, this.state.matrix), 0, 0);
    }
    /** The height of the type on the page. */
    get typeHeight() {
        const text = concatenate(this.lineMatrix, this.state.matrix);
        const [x, y] = transform(text, 0, 0);
        const [toX, toY] = transform(text, 0, this.state.fontSize);
        return Math.hypot(toX - x, toY - y);
    }
    /** A glyph’s box is taken from the font’s size: near enough for what a figure covers. */
    get glyphCover() {
        const { fontSize, matrix } = this.state;
        const text = concatenate(this.lineMatrix, matrix);
        return this.clipped(boxAround(text, 0, -0.2 * fontSize, 0.5 * fontSize, fontSize));
    }
    addToPath(x, y, width, height) {
        const box = boxAround(this.state.matrix, x, y, width, height);
        this.pathBox = union(this.pathBox, box);
    }
    clipped(box) {
        const { clip } = this.state;
        return clip ? intersection(box, clip) : box;
    }
}
