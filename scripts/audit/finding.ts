/** What a rule holds against an edition. It knows nothing of rules, editions or readings. */
export interface Finding {
	readonly expected: string;
	readonly actual: string;
	readonly where: string;
	/** `fail` where it is not said. */
	readonly status?: "warn" | "not-run";
}
