/** Unpacks the Chromium that comes from the npm registry (@sparticuz/chromium), once, into a cache folder of the user; does not start it. */
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, writeFile, } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-fs";
import { cacheFolders, openCache } from "./cache-folder.js";
/** Throws, with the remedy, when no folder can be written to or the disk is full. */
export async function unpackBundle(options = {}) {
    const bundle = dirname(dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium")))));
    const { version } = JSON.parse(await readFile(join(bundle, "package.json"), "utf8"));
    const name = `chromium-${version}`;
    const folder = cacheFolders()
        .map((cache) => join(cache, name))
        .find(isComplete) ?? join(openCache(), name);
    if (!isComplete(folder)) {
        options.onUnpack?.();
        await unpackInto(folder, join(bundle, "bin"), options.signal);
    }
    return {
        executable: join(folder, "chromium"),
        environment: {
            // The bundle’s libraries (NSS, NSPR, Expat) and fonts alone, so that it starts and prints the same on every machine.
            LD_LIBRARY_PATH: [
                join(folder, "libraries", "lib"),
                ...(process.env.LD_LIBRARY_PATH ? [process.env.LD_LIBRARY_PATH] : []),
            ].join(delimiter),
            FONTCONFIG_PATH: join(folder, "fonts"),
            FONTCONFIG_FILE: join(folder, "fonts", "fonts.conf"),
        },
    };
}
function isComplete(folder) {
    return existsSync(join(folder, "complete"));
}
/** Unpacks beside the target and renames, so that two builds at once and an interruption do no harm. */
async function unpackInto(target, bin, signal) {
    await sweep(dirname(target));
    const folder = await mkdtemp(`${target}-`);
    try {
        await unpackArchives(bin, folder, signal);
        await writeFontConfiguration(folder, target);
        await writeFile(join(folder, "complete"), "");
        await rename(folder, target).catch(async (error) => {
            // Another build was faster, or something half made stands in the way.
            if (isComplete(target))
                return;
            await rm(target, { recursive: true, force: true });
            await rename(folder, target).catch(() => {
                throw error;
            });
        });
    }
    catch (cause) {
        if (signal?.aborted)
            throw signal.reason;
        throw new Error(`The browser cannot be unpacked into ${dirname(target)}: free 250 MB there, or set XDG_CACHE_HOME to another folder`, { cause });
    }
    finally {
        await rm(folder, { recursive: true, force: true });
    }
}
/** Milliseconds after which no unpacking is still going on. */
const longestUnpacking = 3_600_000;
/** Removes what killed builds have left in the cache. */
async function sweep(cache) {
    for (const name of await readdir(cache)) {
        if (!/^chromium-[\d.]+-\w{6}$/.test(name))
            continue;
        const path = join(cache, name);
        const made = await stat(path).catch(() => undefined);
        if (made && Date.now() - made.mtimeMs > longestUnpacking)
            await rm(path, { recursive: true, force: true });
    }
}
async function unpackArchives(bin, folder, signal) {
    const unpack = (archive, into) => pipeline(createReadStream(join(bin, archive), { highWaterMark: 1 << 22 }), createBrotliDecompress({ chunkSize: 1 << 21 }), into, { ...(signal ? { signal } : {}) });
    // Owned by who unpacks, also by root, whatever the archive says.
    const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    const tree = (name) => extract(join(folder, name), {
        map: (header) => ({ ...header, ...owner }),
    });
    const parts = await Promise.allSettled([
        unpack("chromium.br", createWriteStream(join(folder, "chromium"))),
        unpack("al2023.tar.br", tree("libraries")),
        unpack("fonts.tar.br", tree("fonts")),
    ]);
    for (const part of parts)
        if (part.status === "rejected")
            throw part.reason;
    await chmod(join(folder, "chromium"), 0o755);
}
/** One folder of fonts, the bundle’s, and the cache beside it. */
async function writeFontConfiguration(folder, target) {
    const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escapeXml(join(target, "fonts"))}</dir>
  <cachedir>${escapeXml(join(target, "font-cache"))}</cachedir>
</fontconfig>
`;
    await writeFile(join(folder, "fonts", "fonts.conf"), configuration);
}
function escapeXml(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
