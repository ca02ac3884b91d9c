/** What a browser shows of the zones. */
export interface SeenZone {
	/** `screen`, `dark` or `print`. */
	readonly medium: string;
	readonly kind: string;
	readonly text: string;
	readonly fault: string;
	readonly where: string;
}
