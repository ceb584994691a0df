#!/bin/bash
# The engine beside wrk, and JMeter and Gatling where they are: one nginx on core 0, one client at a time on core 1.
# Requests are counted by nginx and CPU time by the kernel, both over the same window, after each client's warm-up.
#
#   load-engine/benchmarks/drive.sh [ROUNDS]        needs nginx, wrk, curl, taskset, two cores, and a build
#   TURNS   how often wrk and the engine take turns (default: 15)
#   JARS    class path of the engine   (default: console/target/dist/lib/*.jar)
#   JMETER  command of JMeter          (default: jmeter, left out where there is none)
#   GATLING directory of Gatling's jars, for GatlingGet.java beside this script (left out where it is not given)
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-2}
work=$(mktemp -d)
jars=${JARS:-$(printf '%s:' console/target/dist/lib/*.jar)}
port=$((20000 + RANDOM % 12000))
trap 'kill -KILL $client 2>/dev/null; kill $(cat "$work/nginx.pid" 2>/dev/null) 2>/dev/null || true; rm -rf "$work"' EXIT
client=''

cat >"$work/nginx.conf" <<CONF
worker_processes 1;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  keepalive_requests 1000000000;
  server {
    listen 127.0.0.1:$port backlog=4096;
    location = /status { stub_status; }
    location / { return 200 "Hello, World!"; }
  }
}
CONF
taskset -c 0 nginx -c "$work/nginx.conf" -p "$work"
url=http://127.0.0.1:$port/
javac -d "$work/classes" -cp "$jars" load-engine/src/jmh/java/dev/tenfold/benchmark/DriveBenchmark.java
tenfold="java -XX:+UseParallelGC -Xmn300m -cp $work/classes:$jars dev.tenfold.benchmark.DriveBenchmark"

served() { curl -s "${url}status" | awk 'NR == 3 { print $3 }'; }
# CPU time of a process and its children that live, in hundredths of a second.
cpu() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
newest() { pgrep -n -P "$1" || echo "$1"; }

# measure NAME WARM_SECONDS SECONDS COMMAND...   prints name, requests per second, CPU microseconds per request
measure() {
  name=$1 warm=$2 seconds=$3
  shift 3
  taskset -c 1 "$@" >"$work/$name.out" 2>&1 &
  client=$!
  sleep "$warm"
  pid=$client
  case $name in jmeter*) pid=$(newest "$client") ;; esac
  before=$(served) ticks=$(cpu "$pid") from=$(date +%s%N)
  sleep "$seconds"
  after=$(served) tocks=$(cpu "$pid") to=$(date +%s%N)
  wait "$client" || true
  client=''
  awk -v n="$name" -v r=$((after - before)) -v t=$((tocks - ticks)) -v d=$((to - from)) \
    'BEGIN { printf "%-10s %9.0f/s  %7.2f us CPU a request  %3.0f %% of a core\n", n, r / d * 1e9, r ? t * 1e4 / r : 0, t * 1e9 / d }'
}

# take NAME PID SECONDS   lets a client that is stopped go on for so long; appends its requests and CPU ticks to NAME.turns
take() {
  kill -CONT "$2"
  sleep 0.3
  before=$(served) ticks=$(cpu "$2") from=$(date +%s%N)
  sleep "$3"
  after=$(served) tocks=$(cpu "$2") to=$(date +%s%N)
  kill -STOP "$2"
  sleep 0.1
  echo "$((after - before)) $((tocks - ticks)) $((to - from))" >>"$work/$1.turns"
}

# Two clients that live side by side and work in turns of two seconds, so that what else the machine does meets both.
in_turns() {
  taskset -c 1 $tenfold closed 50 600 "$url" >/dev/null 2>&1 &
  ours=$!
  sleep 30 # until its compiler has little left to do
  kill -STOP $ours
  taskset -c 1 wrk -t1 -c50 -d600s "$url" >/dev/null 2>&1 &
  theirs=$!
  client="$ours $theirs"
  sleep 1
  kill -STOP $theirs
  for turn in $(seq "$1"); do
    take wrk $theirs 2
    take tenfold $ours 2
  done
  kill -KILL $ours $theirs
  wait $ours $theirs 2>/dev/null || true
  client=''
  paste -d ' ' "$work/wrk.turns" "$work/tenfold.turns" | awk '
    { print $1 / $3 * 1e9, $2 * 1e4 / $1, $4 / $6 * 1e9, $5 * 1e4 / $4, ($4 / $6) / ($1 / $3), ($5 / $4) / ($2 / $1) }' >"$work/pairs"
  column() { sort -n -k "$1,$1" "$work/pairs" | awk -v c="$1" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; }
  printf '%d turns each, medians: wrk %.0f/s %.2f us CPU a request, tenfold %.0f/s %.2f us; of pairs: throughput x%.2f, CPU a request x%.2f\n' \
    "$1" "$(column 1)" "$(column 2)" "$(column 3)" "$(column 4)" "$(column 5)" "$(column 6)"
}

uptime
in_turns "${TURNS:-15}"
for round in $(seq "$rounds"); do
  echo "round $round"
  measure tenfold 14 6 $tenfold closed 50 12 "$url"
  if command -v "${JMETER:-jmeter}" >/dev/null; then
    measure jmeter 20 8 "${JMETER:-jmeter}" -n -t load-engine/benchmarks/get.jmx -Jport=$port -l /dev/null -j "$work/jmeter.log"
  fi
  if [ -n "${GATLING:-}" ]; then
    mkdir -p "$work/gatling"
    echo '<configuration><root level="OFF"/></configuration>' >"$work/gatling/logback.xml"
    javac -proc:none -d "$work/gatling" -cp "$GATLING/*" load-engine/benchmarks/GatlingGet.java
    measure gatling 20 8 java -XX:+UseParallelGC --add-opens=java.base/java.lang=ALL-UNNAMED -Dport=$port \
      -cp "$work/gatling:$GATLING/*" io.gatling.app.Gatling -s GatlingGet -rf "$work/gatling" -nr
  fi
done
command -v "${JMETER:-jmeter}" >/dev/null || echo "jmeter   not here"
[ -n "${GATLING:-}" ] || echo "gatling  not here: give GATLING"

for rate in 1000 5000 10000; do
  echo "open loop, $rate/s:"
  taskset -c 1 $tenfold open "$rate" 10 "$url"
done

echo "stall of 2 s at 1,000/s for 10 s, from the schedule p90 1000 ms, p99 1900 ms, max 2000 ms:"
worker=$(pgrep -P "$(cat "$work/nginx.pid")")
taskset -c 1 $tenfold open 1000 10 "$url" &
client=$!
sleep 14 && kill -STOP "$worker" && sleep 2 && kill -CONT "$worker"
wait "$client"
echo "the same stall in a closed loop of 50 users:"
taskset -c 1 $tenfold closed 50 10 "$url" &
client=$!
sleep 14 && kill -STOP "$worker" && sleep 2 && kill -CONT "$worker"
wait "$client"
client=''
uptime
