/** Runs a Java validator, as a jar or behind a script of its own, with the network shut and nothing left behind. */
import { join } from "node:path";
import {
	type ProgramOptions,
	type ProgramResult,
	runProgram,
} from "./run-program.ts";
import type { ProgramCall } from "./validator.ts";
import { withFolder } from "./with-folder.ts";

/** Home and temporary folder of the Java are folders of this run. Throws as `runProgram` does. */
export async function runJava(
	command: ProgramCall,
	options: ProgramOptions = {},
): Promise<ProgramResult> {
	return withFolder(async (folder) => {
		const result = await runProgram(command, {
			...options,
			environment: { JDK_JAVA_OPTIONS: flagsFor(folder) },
		});
		return { ...result, errors: withoutNote(result.errors) };
	});
}

/** As an environment variable they also reach a Java that a script starts. */
function flagsFor(folder: string): string {
	return [
		// Runs are short: a quick start is worth more than the best code.
		"-XX:TieredStopAtLevel=1",
		"-XX:+UseSerialGC",
		"-XX:-UsePerfData",
		"-Xmx1536m",
		"-Xss4m",
		"-Djava.awt.headless=true",
		"-Dfile.encoding=UTF-8",
		"-Duser.language=en",
		"-Duser.country=US",
		// Every connection goes to a port that is closed: an edition cannot make a validator fetch.
		"-DsocksProxyHost=127.0.0.1",
		"-DsocksProxyPort=9",
		"-DsocksNonProxyHosts=",
		"-Dhttp.nonProxyHosts=",
		// veraPDF keeps settings and the XML resolver of EPUBCheck a cache, both in the home folder.
		`-Duser.home="${join(folder, "home")}"`,
		`-Djava.io.tmpdir="${folder}"`,
	].join(" ");
}

/** Java tells on standard error that it has read the variable. */
function withoutNote(errors: string): string {
	return errors.replace(/^NOTE: Picked up JDK_JAVA_OPTIONS: .*\n/m, "");
}
