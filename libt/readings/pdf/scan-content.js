/** A content stream (ISO 32000-1 §7.8.2) → its operators, each with its operands. */
const space = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...space, ...Buffer.from("()<>[]{}/%")]);
/** Operators in order. What is malformed is passed over, as viewers do. */
export function* scanContent(content) {
    const scanner = new Scanner(content);
    let operands = [];
    for (;;) {
        const token = scanner.next();
        if (token === undefined)
            return;
        if (typeof token !== "string") {
            // No operator takes more; what is left over belongs to none.
            if (operands.length < 100)
                operands.push(token);
            continue;
        }
        if (token === "BI")
            scanner.skipInlineImage();
        else
            yield { operator: token, operands };
        operands = [];
    }
}
class Scanner {
    #text;
    #at = 0;
    constructor(content) {
        this.#text = content.toString("latin1");
    }
    /** An operand, an operator as a bare string, or nothing at the end. */
    next(depth = 0) {
        const text = this.#text;
        this.#skipSpace();
        const char = text[this.#at];
        if (char === undefined)
            return undefined;
        if (char === "/")
            return { name: this.#name() };
        if (char === "(")
            return { string: this.#literal() };
        if (char === "<" && text[this.#at + 1] === "<")
            return this.#dict(depth);
        if (char === "<")
            return { string: this.#hex() };
        if (char === "[")
            return this.#array(depth);
        if (")>]{}".includes(char)) {
            this.#at += 1;
            return this.next(depth);
        }
        const start = this.#at;
        this.#skipRegular();
        const word = text.slice(start, this.#at);
        const number = Number(word);
        return Number.isNaN(number) ? word : number;
    }
    skipInlineImage() {
        const end = this.#text.slice(this.#at).search(/\sEI(?=\s|$)/);
        this.#at = end < 0 ? this.#text.length : this.#at + end + 3;
    }
    #skipSpace() {
        const text = this.#text;
        for (;;) {
            const char = text[this.#at];
            if (char === "%") {
                while (this.#at < text.length && !/[\r\n]/.test(text[this.#at] ?? ""))
                    this.#at += 1;
            }
            else if (space.has(text.charCodeAt(this.#at)))
                this.#at += 1;
            else
                return;
        }
    }
    #skipRegular() {
        const text = this.#text;
        while (this.#at < text.length && !delimiters.has(text.charCodeAt(this.#at)))
            this.#at += 1;
    }
    #name() {
        const start = ++this.#at;
        this.#skipRegular();
        const name = this.#text.slice(start, this.#at);
        if (!name.includes("#"))
            return name;
        return name.replace(/#([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    }
    #literal() {
        const text = this.#text;
        let value = "";
        let level = 1;
        for (this.#at += 1; this.#at < text.length; this.#at += 1) {
            const char = text[this.#at] ?? "";
            if (char === "\\") {
                value += this.#escape();
                continue;
            }
            if (char === "(")
                level += 1;
            if (char === ")")
                level -= 1;
            if (level === 0)
                break;
            value += char;
        }
        this.#at += 1;
        return Buffer.from(value, "latin1");
    }
    #escape() {
        const rest = this.#text.slice(this.#at + 1, this.#at + 4);
        const octal = /^[0-7]{1,3}/.exec(rest)?.[0];
        if (octal) {
            this.#at += octal.length;
            return String.fromCharCode(Number.parseInt(octal, 8) & 255);
        }
        this.#at += 1;
        const named = {
            n: "\n",
            r: "\r",
            t: "\t",
            b: "\b",
            f: "\f",
            "\n": "",
        };
        const char = rest[0] ?? "";
        return named[char] ?? char;
    }
    #hex() {
        const end = this.#text.indexOf(">", this.#at);
        const digits = this.#text
            .slice(this.#at + 1, end < 0 ? undefined : end)
            .replace(/[^0-9a-fA-F]/g, "");
        this.#at = end < 0 ? this.#text.length : end + 1;
        return Buffer.from(digits.length % 2 ? `${digits}0` : digits, "hex");
    }
    #array(depth) {
        this.#at += 1;
        const array = this.#until("]", depth).filter((item) => typeof item !== "string");
        return { array };
    }
    #dict(depth) {
        this.#at += 2;
        const items = this.#until(">>", depth);
        const dict = new Map();
        for (let index = 0; index + 1 < items.length; index += 2) {
            const [key, value] = [items[index], items[index + 1]];
            if (typeof key === "object" && "name" in key && typeof value !== "string")
                if (value !== undefined)
                    dict.set(key.name, value);
        }
        return { dict };
    }
    #until(end, depth) {
        const items = [];
        for (;;) {
            this.#skipSpace();
            if (this.#text.startsWith(end, this.#at)) {
                this.#at += end.length;
                return items;
            }
            const item = depth > 50 ? undefined : this.next(depth + 1);
            if (item === undefined)
                return items;
            items.push(item);
        }
    }
}
