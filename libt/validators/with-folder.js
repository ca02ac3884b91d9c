/** A temporary folder for as long as a piece of work takes. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
export async function withFolder(work) {
    const folder = await mkdtemp(join(tmpdir(), "colophon-"));
    try {
        return await work(folder);
    }
    finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
}
