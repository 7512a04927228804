#!/bin/sh
# Lays out the root of the image after `mvn package`: the Java runtime, the product, and the few libraries of the system that both
# need; no shell, no package manager.
#
#   image.sh TARGET SYSTEM APP
#
# TARGET  where Maven left spanwarden.jar and lib/
# SYSTEM  root that gets what seldom changes: libraries and Java
# APP     root that gets the product; the same folder will do
set -eu
target=${1:?expected: the target folder of Maven}
root=${2:?expected: the folder for the system}
app=${3:?expected: the folder for the product}/opt/spanwarden
java=$root/opt/java
jdk=${JAVA_HOME:?expected: a JDK of 21 or later}

case $(uname -m) in
  x86_64) netty=x86_64 other=aarch_64 zstd=amd64 ;;
  aarch64) netty=aarch_64 other=x86_64 zstd=aarch64 ;;
  *) echo "image: $(uname -m): not supported (expected: x86_64 or aarch64)" >&2 && exit 1 ;;
esac

# What jdeps finds, less java.desktop, which Jackson needs only for beans that bring it.
mkdir -p "$root/opt"
"$jdk/bin/jlink" --output "$java" --strip-java-debug-attributes --no-header-files --no-man-pages --compress=zip-0 --generate-cds-archive \
  --add-modules java.base,java.logging,java.management,java.naming,java.net.http,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,java.sql
rm -f "$java/lib/server/classes_nocoops.jsa" # for heaps beyond 32 GiB

mkdir -p "$app/native"
cp -p "$target/spanwarden.jar" "$app/"
cp -pR "$target/lib" "$app/"
rm -f "$app"/lib/*-osx-* "$app"/lib/*-windows-* "$app"/lib/*-macos-* "$app"/lib/*-kqueue-* "$app"/lib/*"-linux-$other.jar"

# Native libraries lie ready: unpacked at run time they would need a /tmp that may hold programs.
unpack() {
  for jar in "$app"/lib/$1; do
    [ -f "$jar" ] && (cd "$app/native" && "$jdk/bin/jar" xf "$jar" "$2")
  done
  find "$app/native" -name '*.so' -exec mv -f {} "$app/native/" \; 2> /dev/null
  find "$app/native" -mindepth 1 -type d -exec rm -rf {} +
}
unpack "netty-*-linux-$netty.jar" META-INF/native
unpack "native-linux-*.jar" lib
unpack "zstd-jni-*.jar" "linux/$zstd"

# glibc's loader and libraries.
find "$java" "$app/native" -type f \( -name '*.so' -o -name java \) -exec ldd {} + 2> /dev/null \
  | sed -n 's|.*[[:space:]]\(/[^[:space:]]*\) (0x.*|\1|p' | grep -v /opt/ | sort -u | xargs -I{} cp --parents -L {} "$root"
mkdir -p "$root/etc" "$root/tmp"
chmod 1777 "$root/tmp"
echo "hosts: files dns" > "$root/etc/nsswitch.conf"
echo "spanwarden:x:10001:10001::/tmp:/nonexistent" > "$root/etc/passwd"

# Class-data sharing: what a server loads from its start to the end of the demo goes into an archive.
cp "$(dirname "$0")/java.options" "$app/"
data=$(mktemp -d)
"$java/bin/java" -XX:ArchiveClassesAtExit="$app/spanwarden.jsa" @"$app/java.options" -Djava.library.path="$app/native" \
  -jar "$app/spanwarden.jar" serve --data-dir "$data" --grpc-port 0 --http-port 24318 --console-port 29470 > "$data/log" 2>&1 &
server=$!
trap 'kill "$server" 2> /dev/null || true; rm -rf "$data"' EXIT
until "$java/bin/java" -jar "$app/spanwarden.jar" health --url http://127.0.0.1:29470 > /dev/null 2>&1; do
  kill -0 "$server" || { cat "$data/log" >&2 && exit 1; }
done
"$java/bin/java" -jar "$app/spanwarden.jar" demo --to http://127.0.0.1:24318 --console http://127.0.0.1:29470
kill "$server"
wait "$server" || true
[ -s "$app/spanwarden.jsa" ]
