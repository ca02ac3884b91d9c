/** Words that run a command on a machine that is otherwise than this one: another user, namespaces off, disks that are small. Linux alone. */
import { spawnSync } from "node:child_process";

/** An ordinary user that has no home folder. */
export const ordinaryUser = 65_534;

const isRoot = process.getuid?.() === 0;

/** Whether tests can make such machines here: user namespaces, mounts and another user. */
export const canChangeMachine =
	process.platform === "linux" &&
	isRoot &&
	spawnSync("unshare", ["--mount", "--user", "--map-root-user", "true"])
		.status === 0;

const asOrdinaryUser = [
	"setpriv",
	`--reuid=${ordinaryUser}`,
	`--regid=${ordinaryUser}`,
	"--clear-groups",
];

const noMoreNamespaces = "echo 0 > /proc/sys/user/max_user_namespaces";

/** By who runs the command, and whether that user may make user namespaces. */
export const machines = {
	"an ordinary user": asOrdinaryUser,
	// The capabilities, which the sysctl wants, are gone when the command begins.
	"an ordinary user without user namespaces": [
		...asOrdinaryUser,
		...["unshare", "--user", `--map-user=${ordinaryUser}`],
		...[`--map-group=${ordinaryUser}`, "--keep-caps", "sh", "-c"],
		`${noMoreNamespaces} && exec setpriv --ambient-caps=-all --inh-caps=-all -- "$@"`,
		"sh",
	],
	root: [],
	// As in a container.
	"root without user namespaces": [
		...["unshare", "--user", "--map-root-user", "sh", "-c"],
		`${noMoreNamespaces} && exec "$@"`,
		"sh",
	],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Runs a command after `commands` of the shell, with mounts that go with it. */
export function mounted(commands: string): string[] {
	return [
		...["unshare", "--mount", "--propagation", "private", "sh", "-c"],
		`${commands} && exec "$@"`,
		"sh",
	];
}
