#!/bin/bash
# How long a what-if drag takes to be painted: the service as ./tenfold serve starts it, a Chromium beside it.
#
#   console/benchmarks/drag.sh [SCENARIO.yaml ...]    needs a build, chromium and chromedriver; about 25 seconds each
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- nomad-group.yaml spot-interruption.yaml users-x10.yaml
work=$(mktemp -d)
serve='' driver=''
trap 'kill $serve $driver 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
./tenfold --version >/dev/null
./tenfold serve --port 0 --store "$work/runs" >"$work/serve" 2>&1 &
serve=$!
chromedriver --port=0 >"$work/driver" 2>&1 &
driver=$!
root='' port=''
until [ -n "$root" ] && [ -n "$port" ]; do
  sleep 0.2
  kill -0 "$serve" && kill -0 "$driver" || { cat "$work"/serve "$work"/driver >&2; exit 1; }
  root=$(sed -n 's/.*\(http:\/\/127\.0\.0\.1:[0-9]*\).*/\1/p' "$work/serve" | head -1)
  port=$(sed -n 's/.*started successfully on port \([0-9]*\).*/\1/p' "$work/driver")
done
java -XX:TieredStopAtLevel=1 -cp "$(find "$PWD/console/target/dist/lib" -name 'jackson-*.jar' | paste -sd:)" \
  console/benchmarks/Drag.java "http://127.0.0.1:$port" "$root" "$@"
uptime | sed 's/.*load/load/'
