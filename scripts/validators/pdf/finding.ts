/** One thing wrong in a PDF. */

export interface Finding {
	/** The clause: `UA1:7.3-1`, `A2:6.1.3-1`, `PDF:marks`. */
	readonly rule: string;
	readonly message: string;
	/** From 1. */
	readonly page?: number | undefined;
}
