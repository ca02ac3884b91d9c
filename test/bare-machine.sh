#!/usr/bin/env bash
# Proves that a fresh clone builds where nothing but Node, npm and git is installed: in a mount namespace of its own,
# the system’s NSS, NSPR, Expat and SQLite libraries, all fonts, every browser and Java are hidden, and the home folder
# is empty. Needs root on Linux, and the network for npm. Usage: test/bare-machine.sh
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
if [ "${1:-}" != inside ]; then
	exec unshare --mount --propagation private "$0" inside
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mount -t tmpfs tmpfs /mnt
hide() { # FOLDER PATTERN…: the folder without the files that match
	local folder=$1 name
	shift
	name=$(echo "$folder" | tr / _)
	mkdir -p "/mnt/$name/upper" "/mnt/$name/work"
	mount -t overlay overlay -o "lowerdir=$folder,upperdir=/mnt/$name/upper,workdir=/mnt/$name/work" "$folder"
	# Unquoted: the patterns are for this folder.
	# shellcheck disable=SC2068
	(set +f && cd "$folder" && rm -rf $@)
}
# The outer folder first: an overlay does not show what is mounted below it.
set -f
for folder in /usr/lib /usr/lib64 /usr/lib/x86_64-linux-gnu; do
	[ ! -d "$folder" ] || hide "$folder" libnss3* libnssutil3* libnspr4* libplc4* libplds4* libsmime3* libssl3.so libsoftokn3* libfreebl* libexpat* libsqlite3* libfontconfig* nss jvm chromium*
done
hide /usr/bin chromium* google-chrome* java firefox* fc-list fc-cache
set +f
for folder in /usr/share/fonts /usr/local/share/fonts /etc/fonts /usr/share/fontconfig; do
	[ ! -d "$folder" ] || mount -t tmpfs tmpfs "$folder"
done

export HOME="$work/home" PATH=/usr/local/bin:/usr/bin:/bin
unset XDG_CACHE_HOME PUPPETEER_EXECUTABLE_PATH LD_LIBRARY_PATH JAVA_HOME
mkdir "$HOME"
for library in libnss3.so libnspr4.so libexpat.so.1; do
	found=$(find /lib /usr/lib /usr/lib64 /usr/local/lib -name "$library" 2> /dev/null | head -n 1)
	[ -z "$found" ] || { echo "$found is not hidden"; exit 1; }
done
git clone --quiet "$repository" "$work/clone"
cd "$work/clone"
npm ci
npm run build
npm run --silent colophon -- doctor
(cd dist && sha256sum --check --quiet SHA256SUMS)
cat dist/SHA256SUMS
echo "Built on a bare machine"
