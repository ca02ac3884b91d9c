/** A content stream that is copied with changes: whole stretches of the old bytes, and pieces that can still be changed. */
export class StreamOutput {
    source;
    pieces = [];
    copied = 0;
    constructor(source) {
        this.source = source;
    }
    /** Copies the old bytes from where the last copy ended. */
    copyTo(end) {
        if (end <= this.copied)
            return;
        this.pieces.push(this.source.subarray(this.copied, end));
        this.copied = end;
    }
    /** Passes over the old bytes. */
    skipTo(end) {
        this.copied = Math.max(this.copied, end);
    }
    /** Writes ASCII, and returns its place, for `change`. */
    write(piece) {
        return this.pieces.push(piece) - 1;
    }
    change(place, piece) {
        this.pieces[place] = piece;
    }
    /** The stream, with the rest of the old bytes. */
    bytes() {
        this.copyTo(this.source.length);
        return joined(this.pieces);
    }
}
export function joined(pieces) {
    let length = 0;
    for (const piece of pieces)
        length += piece.length;
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
        if (typeof piece === "string")
            for (let index = 0; index < piece.length; index++)
                bytes[at + index] = piece.charCodeAt(index);
        else
            bytes.set(piece, at);
        at += piece.length;
    }
    return bytes;
}
