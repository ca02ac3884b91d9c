/** Builds and checks that run in the tests’ own process take the shared browser; one that names its browser starts that. */
import type * as session from "../../../scripts/browser/browser-session.ts";
import {
	openBrowser as openAnew,
	withBrowser as withAnother,
} from "../../../scripts/browser/browser-session.ts";
import { sharedSession } from "../../shared-browser.ts";

export const openBrowser: typeof session.openBrowser = (options) =>
	options.executable ? openAnew(options) : sharedSession;

export const withBrowser: typeof session.withBrowser = (options, work) =>
	options.executable ? withAnother(options, work) : sharedSession.run(work);
