/** A copyright notice names the year and the holders that front matter states. */
import { formalName } from "../../../credits/formal-name.ts";
import type { Check } from "./check.ts";

export const noticeDiffers: Check = ({ matter, registry }, report) => {
	const notice = matter.copyrightNotice;
	if (!notice) return;
	const tell = (message: string) =>
		report("notice-differs", message, ["copyrightNotice"]);
	if (matter.copyrightYear && !notice.includes(String(matter.copyrightYear)))
		tell(
			`Unexpected copyright notice: it does not name the year ${matter.copyrightYear}; add it`,
		);
	for (const id of [matter.copyrightHolder ?? []].flat()) {
		const holder = registry.agents.get(id);
		if (
			holder &&
			![holder.name, holder.legalName].some(
				(name) => name && notice.includes(name),
			)
		)
			tell(
				`Unexpected copyright notice: it does not name the holder ${formalName(holder)}; add the name`,
			);
	}
};
