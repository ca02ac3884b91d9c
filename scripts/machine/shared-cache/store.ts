/** What a store of a shared cache must be able to do. */

export interface Store {
	/** What lies under the name, or nothing. Throws where the store cannot be asked. */
	readonly get: (name: string) => Promise<Uint8Array | undefined>;
	/** Puts it there, whatever lay there before. Throws where that cannot be done. */
	readonly put: (name: string, bytes: Uint8Array) => Promise<void>;
}
