/** A house is read once for all faults, none of which is in one. */
import {
	houseNames,
	readHouse as readAnew,
} from "../../../scripts/house/index.ts";
import type { House } from "../../../scripts/model/house.ts";

export { houseNames };

const houses = new Map<string, House>();

export function readHouse(id: string): House {
	const house = houses.get(id) ?? readAnew(id);
	houses.set(id, house);
	return house;
}
