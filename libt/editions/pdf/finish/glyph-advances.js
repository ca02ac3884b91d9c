/** How far each glyph of a composite font moves the pen: its `W` and `DW` (ISO 32000-1 §9.7.4.3). */
import { PDFArray } from "@cantoo/pdf-lib";
import { itemsAt, numberAt, numbersOf } from "./open-file.js";
export class GlyphAdvances {
    advances = new Map();
    usual;
    constructor(font) {
        this.usual = numberAt(font, "DW") ?? 1000;
        const items = itemsAt(font, "W");
        for (let at = 0; at + 1 < items.length;) {
            const first = Number(String(items[at]));
            const second = items[at + 1];
            if (second instanceof PDFArray) {
                this.setList(first, numbersOf(second));
                at += 2;
            }
            else {
                const width = Number(String(items[at + 2]));
                this.setRange(first, Number(String(second)), width);
                at += 3;
            }
        }
    }
    /** In thousandths of the size of the type. */
    of(glyph) {
        return this.advances.get(glyph) ?? this.usual;
    }
    setList(first, widths) {
        widths.forEach((width, index) => {
            this.advances.set(first + index, width);
        });
    }
    setRange(first, last, width) {
        for (let glyph = first; glyph <= Math.min(last, 0xffff); glyph++)
            this.advances.set(glyph, width);
    }
}
