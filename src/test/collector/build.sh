#!/usr/bin/env bash
# Builds what the Collector tests need into target/collector/: the Collector, telemetrygen, and a Kafka broker in memory.
# What is up to date is left alone.
set -euo pipefail
cd "$(dirname "$0")"
out=../../../target/collector
mkdir -p "$out"
out=$(cd "$out" && pwd)
sum=$(cat build.sh ./*/go.mod ./*/go.sum ./*/main.go | sha256sum)
if [ "$(cat "$out/built-from" 2> /dev/null)" = "$sum" ]; then
  echo "target/collector is up to date"
  exit 0
fi
build() { (cd "$1" && nice go build -trimpath -buildvcs=false -ldflags="-s -w" -o "$out/$2" "$3"); }
build collector otelcol .
build tools kfake .
build tools telemetrygen github.com/open-telemetry/opentelemetry-collector-contrib/cmd/telemetrygen
echo "$sum" > "$out/built-from"
echo "built target/collector in $SECONDS s"
