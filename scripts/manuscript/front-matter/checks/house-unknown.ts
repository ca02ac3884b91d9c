/** Front matter names a house that there is. */
import type { Publication } from "../../../model/publication.ts";
import { didYouMean } from "../nearest.ts";
import type { ReportAtPath } from "../report.ts";

/** `houses` are those that there are; without them any may be named. */
export function houseUnknown(
	{ house }: Publication,
	houses: readonly string[] | undefined,
	report: ReportAtPath,
): void {
	if (houses && !houses.includes(house))
		report(
			"house-unknown",
			`Unknown house “${house}”${didYouMean(house, houses)}, expected one of ${houses.join(", ")}`,
			["house"],
		);
}
