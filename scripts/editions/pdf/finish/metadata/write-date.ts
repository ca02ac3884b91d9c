/** The dates of the facts in the forms of PDF and XMP, never by way of a clock or a time zone of the machine. */

const iso =
	/^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** `D:20250318000000Z` (ISO 32000-1 §7.9.4); a date-only value is midnight UTC. `undefined` for what is not ISO 8601. */
export function pdfDate(value: string): string | undefined {
	const match = iso.exec(value);
	if (!match) return undefined;
	const [, year, month = "01", day = "01", hour, minute, second, zone] = match;
	const time = `${hour ?? "00"}${minute ?? "00"}${second ?? "00"}`;
	return `D:${year}${month}${day}${time}${pdfZone(zone)}`;
}

/** A complete date and time for `xmp:CreateDate` and its kin, the same instant as `pdfDate`. */
export function xmpDate(value: string): string | undefined {
	const match = iso.exec(value);
	if (!match) return undefined;
	const [, year, month = "01", day = "01", hour, minute, second, zone] = match;
	return `${year}-${month}-${day}T${hour ?? "00"}:${minute ?? "00"}:${second ?? "00"}${zone ?? "Z"}`;
}

function pdfZone(zone: string | undefined): string {
	if (zone === undefined || zone === "Z") return "Z";
	return `${zone.slice(0, 3)}'${zone.slice(4)}'`;
}
