/** How far each glyph of a composite font moves the pen: its `W` and `DW` (ISO 32000-1 §9.7.4.3). */
import { PDFArray, type PDFDict } from "@cantoo/pdf-lib";
import { itemsAt, numberAt, numbersOf } from "../open-file.ts";

export class GlyphAdvances {
	private readonly advances = new Map<number, number>();
	private readonly usual: number;

	constructor(font: PDFDict) {
		this.usual = numberAt(font, "DW") ?? 1000;
		const items = itemsAt(font, "W");
		for (let at = 0; at + 1 < items.length; ) {
			const first = Number(String(items[at]));
			const second = items[at + 1];
			if (second instanceof PDFArray) {
				this.setList(first, numbersOf(second));
				at += 2;
			} else {
				const width = Number(String(items[at + 2]));
				this.setRange(first, Number(String(second)), width);
				at += 3;
			}
		}
	}

	/** In thousandths of the size of the type. */
	of(glyph: number): number {
		return this.advances.get(glyph) ?? this.usual;
	}

	private setList(first: number, widths: readonly number[]): void {
		widths.forEach((width, index) => {
			this.advances.set(first + index, width);
		});
	}

	private setRange(first: number, last: number, width: number): void {
		for (let glyph = first; glyph <= Math.min(last, 0xffff); glyph++)
			this.advances.set(glyph, width);
	}
}
