#!/bin/bash
# A day as a user rehearses it: ./tenfold run on the days that DayBenchmark writes, in turns, each in a process of its
# own. Prints wall clock and CPU time of each, the least of the rounds, and what each day takes by that of five
# autoscalers alone.
#
#   console/benchmarks/day.sh [ROUNDS]    needs a build
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-10}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
./tenfold --version >/dev/null
jars=$(printf '%s:' "$PWD"/console/target/dist/lib/*.jar)
javac -proc:none -d "$work/classes" -cp "$jars" simulator/src/jmh/java/dev/tenfold/benchmark/DayBenchmark.java
java -cp "$work/classes:$jars" dev.tenfold.benchmark.DayBenchmark write "$work/days"
TIMEFORMAT='%R %U %S'
exec 3>&2
for ((round = 0; round <= rounds; round++)); do
  for day in five together full half ten all; do
    # 1 only says that an expectation failed. The first round warms the caches.
    took=$({ time ./tenfold run "$work/days/$day/day.yaml" --out "$work/out" --quiet >"$work/said" 2>&1 ||
      [ $? -eq 1 ] || { cat "$work/said" >&3; exit 2; }; } 2>&1)
    [ "$round" -eq 0 ] || echo "$day $took" >>"$work/times"
  done
done
awk '{
  cpu = $3 + $4
  if (!($1 in wall)) { order[++days] = $1; wall[$1] = $2; least[$1] = cpu }
  if ($2 < wall[$1]) wall[$1] = $2
  if (cpu < least[$1]) least[$1] = cpu
}
END {
  for (i = 1; i <= days; i++) {
    day = order[i]
    printf "%-9s %5.2f s, %5.2f s of CPU: %.2f and %.2f times five\n", day, wall[day], least[day],
      wall[day] / wall["five"], least[day] / least["five"]
  }
}' "$work/times"
