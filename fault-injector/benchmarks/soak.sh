#!/bin/sh
# Ten minutes of a game day at 10,000 series: prints the heap in use after a full collection, once a minute, and fails
# if it grows after the first two. A client scrapes every 15 s, as a Prometheus would.
#
#   fault-injector/benchmarks/soak.sh [OPTION of inject]...      such as --sink remote-write=http://127.0.0.1:9/down
#
#   TENFOLD        the command that is measured (default: ./tenfold beside this script)
#   MINUTES        how long (default: 10)
# Needs curl and the JDK's jcmd.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
minutes=${MINUTES:-10}
work=$(mktemp -d)
trap 'kill "$starter" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

# 64 replicas that no policy takes away: their replicas are told by a webhook that nobody calls.
XDG_STATE_HOME=$work/state ${TENFOLD:-"$root/tenfold"} inject --port 0 --quiet --replicas web=webhook \
  --set services.web.replicas=64 --until "$((minutes + 1))m" --log "$work/log" --out "$work/out" \
  "$@" "$root/scenarios/users-x10.yaml" >"$work/told" 2>&1 &
starter=$!
for _ in $(seq 120); do
  port=$(sed -n 's/.*"event":"listening".*"port":\([0-9]*\).*/\1/p' "$work/log" 2>/dev/null || true)
  [ -n "$port" ] && curl -sf "http://127.0.0.1:$port/series" | grep -q tenfold_game_day && break
  sleep 1
done
pid=$(jcmd -l | grep -F "$work/log" | cut -d' ' -f1)
kilobytes() { # the heap in use after a full collection
  jcmd "$pid" GC.run >/dev/null
  jcmd "$pid" GC.heap_info | sed -n '/generation\|heap/s/.* used \([0-9]*\)K.*/\1/p' | awk '{sum += $1} END {print sum}'
}
minute=0
while [ "$minute" -lt "$minutes" ]; do
  for _ in 1 2 3 4; do
    sleep 15
    curl -sf --compressed -o /dev/null "http://127.0.0.1:$port/series"
  done
  minute=$((minute + 1))
  used=$(kilobytes)
  cpu=$(ps -o cputimes= -p "$pid" | tr -d ' ')
  series=$(curl -s "http://127.0.0.1:$port/series" | grep -vc '^#')
  echo "minute $minute series $series heap_kb $used cpu_seconds $cpu"
  [ "$minute" -eq 2 ] && warm=$used
done
echo "grown_kb $((used - warm)) since minute 2"
[ "$used" -le "$((warm + warm / 10 + 4096))" ]
