/** Reads a content stream operator by operator, in place: no strings and no arrays are made of what is only copied. */
/** An operator’s name as a number, so that comparing costs nothing. */
export function operatorCode(name) {
    let code = 0;
    for (let index = 0; index < name.length; index++)
        code = code * 256 + name.charCodeAt(index);
    return code;
}
const byteClass = { regular: 0, space: 1, delimiter: 2 };
const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32])
    classes[byte] = byteClass.space;
for (const character of "()<>[]{}/%")
    classes[character.charCodeAt(0)] = byteClass.delimiter;
const inlineImageData = operatorCode("ID");
export class OperatorScanner {
    bytes;
    /** The current operator’s code. */
    code = 0;
    /** Where the first operand starts, where the operator’s name starts, and where it ends. */
    start = 0;
    nameStart = 0;
    end = 0;
    constructor(bytes) {
        this.bytes = bytes;
    }
    /** Moves to the next operator; false at the end of the stream. */
    next() {
        const { bytes } = this;
        this.start = this.skipSpace(this.end);
        let at = this.start;
        while (at < bytes.length) {
            const byte = bytes[at] ?? 0;
            if (classes[byte] !== byteClass.regular) {
                at = this.skipSpace(this.skipDelimited(at, byte));
                continue;
            }
            const tokenStart = at;
            while (at < bytes.length && classes[bytes[at] ?? 0] === byteClass.regular)
                at++;
            if (isOperator(byte, at - tokenStart)) {
                this.settle(tokenStart, at);
                return true;
            }
            at = this.skipSpace(at);
        }
        this.end = at;
        return false;
    }
    /** The numbers among the operands, in order; other operands are passed over. */
    numbers() {
        const values = [];
        let at = this.start;
        while (at < this.nameStart) {
            const byte = this.bytes[at] ?? 0;
            if (classes[byte] !== byteClass.regular) {
                at =
                    classes[byte] === byteClass.space
                        ? at + 1
                        : this.skipDelimited(at, byte);
                continue;
            }
            const tokenStart = at;
            while (at < this.nameStart &&
                classes[this.bytes[at] ?? 0] === byteClass.regular)
                at++;
            values.push(Number(latin1(this.bytes, tokenStart, at)));
        }
        return values;
    }
    /** The operands as they are written. */
    operands() {
        return latin1(this.bytes, this.start, this.nameStart);
    }
    settle(nameStart, end) {
        this.nameStart = nameStart;
        this.end = end;
        this.code = 0;
        for (let index = nameStart; index < end; index++)
            this.code = this.code * 256 + (this.bytes[index] ?? 0);
        if (this.code === inlineImageData)
            this.end = this.skipImageData(end);
    }
    skipSpace(from) {
        let at = from;
        while (at < this.bytes.length &&
            classes[this.bytes[at] ?? 0] === byteClass.space)
            at++;
        return at;
    }
    /** Past a string, a name, a comment or a bracket. */
    skipDelimited(from, byte) {
        if (byte === 0x28)
            return this.skipString(from);
        if (byte === 0x2f)
            return this.skipRegular(from + 1);
        if (byte === 0x25)
            return this.skipUntil(from, isLineEnd);
        if (byte === 0x3c && this.bytes[from + 1] !== 0x3c)
            return this.skipUntil(from, (other) => other === 0x3e) + 1;
        return from + 1;
    }
    skipString(from) {
        let depth = 0;
        for (let at = from; at < this.bytes.length; at++) {
            const byte = this.bytes[at];
            if (byte === 0x5c)
                at++;
            else if (byte === 0x28)
                depth++;
            else if (byte === 0x29 && --depth === 0)
                return at + 1;
        }
        return this.bytes.length;
    }
    skipRegular(from) {
        let at = from;
        while (at < this.bytes.length &&
            classes[this.bytes[at] ?? 0] === byteClass.regular)
            at++;
        return at;
    }
    skipUntil(from, found) {
        let at = from;
        while (at < this.bytes.length && !found(this.bytes[at] ?? 0))
            at++;
        return at;
    }
    /** Past the data of an inline image, which ends with EI between spaces (ISO 32000-1 §8.9.7). */
    skipImageData(from) {
        for (let at = from + 1; at + 2 < this.bytes.length; at++) {
            const ends = classes[this.bytes[at] ?? 0] === byteClass.space &&
                this.bytes[at + 1] === 0x45 &&
                this.bytes[at + 2] === 0x49 &&
                classes[this.bytes[at + 3] ?? 32] === byteClass.space;
            if (ends)
                return at + 3;
        }
        return this.bytes.length;
    }
}
/** Operators have at most three bytes; `true`, `false` and `null` are operands. */
function isOperator(first, length) {
    const isNumber = (first >= 0x30 && first <= 0x39) ||
        first === 0x2b ||
        first === 0x2d ||
        first === 0x2e;
    return !isNumber && length <= 3;
}
function isLineEnd(byte) {
    return byte === 10 || byte === 13;
}
export function latin1(bytes, start, end) {
    let value = "";
    for (let at = start; at < end; at++)
        value += String.fromCharCode(bytes[at] ?? 0);
    return value;
}
