/** Checksums as `sha256sum -c` reads them. */

/** The text of `SHA256SUMS`: one line a file, sorted by path. */
export function checksumList(
	files: readonly { readonly path: string; readonly sha256: string }[],
): string {
	return [...files]
		.sort((a, b) => (a.path < b.path ? -1 : 1))
		.map((file) => `${file.sha256}  ${file.path}\n`)
		.join("");
}
