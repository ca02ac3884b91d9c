/** A content stream that is copied with changes: whole stretches of the old bytes, and pieces that can still be changed. */

export class StreamOutput {
	private readonly source: Uint8Array;
	private readonly pieces: (Uint8Array | string)[] = [];
	private copied = 0;

	constructor(source: Uint8Array) {
		this.source = source;
	}

	/** Copies the old bytes from where the last copy ended. */
	copyTo(end: number): void {
		if (end <= this.copied) return;
		this.pieces.push(this.source.subarray(this.copied, end));
		this.copied = end;
	}

	/** Passes over the old bytes. */
	skipTo(end: number): void {
		this.copied = Math.max(this.copied, end);
	}

	/** Writes ASCII, and returns its place, for `change`. */
	write(piece: string): number {
		return this.pieces.push(piece) - 1;
	}

	change(place: number, piece: string): void {
		this.pieces[place] = piece;
	}

	/** The stream, with the rest of the old bytes. */
	bytes(): Uint8Array {
		this.copyTo(this.source.length);
		return joined(this.pieces);
	}
}

export function joined(pieces: readonly (Uint8Array | string)[]): Uint8Array {
	let length = 0;
	for (const piece of pieces) length += piece.length;
	const bytes = Buffer.alloc(length);
	let at = 0;
	for (const piece of pieces) {
		if (typeof piece === "string") bytes.write(piece, at, "latin1");
		else bytes.set(piece, at);
		at += piece.length;
	}
	return bytes;
}
