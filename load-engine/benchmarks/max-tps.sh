#!/bin/bash
# Five searches each of two servers of which the limit is known: how far off the answers are, and whether their
# intervals hold the truth.
#
#   load-engine/benchmarks/max-tps.sh [SEARCHES]     needs a build; takes about three minutes a search
#
# The truth: 800 tokens a second with 1 % of errors allowed are 808/s. Four slots of 10 ms (M/M/4): the rate at which 5 %
# take longer than 60 ms, by the Erlang C formula, is 342.2/s; the answer's kind of limit is printed with it.
set -eu
cd "$(dirname "$0")/../.."
searches=${1:-5}
work=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
javac -d "$work" load-engine/benchmarks/KnownLimit.java

field() { sed -n 's/.*"'"$1"'": *"\{0,1\}\([^",]*\).*/\1/p' "$2" | head -1; }

# five NAME TRUTH OPTIONS...
five() {
  name=$1 truth=$2
  shift 2
  for search in $(seq "$searches"); do
    java -XX:+UseSerialGC -cp "$work" KnownLimit "$name" "$search" >"$work/port" &
    server=$!
    until [ -s "$work/port" ]; do sleep 0.1; done
    ./tenfold max-tps "http://127.0.0.1:$(cat "$work/port")/" --seed "$search" --out "$work/out" --quiet --format json "$@" \
      >"$work/answer" || true
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=''
    : >"$work/port"
    printf '%s %s %s %s\n' "$(field rate "$work/answer")" "$(field low "$work/answer")" "$(field high "$work/answer")" \
      "$(field limit "$work/answer")" | tee -a "$work/$name" | sed "s/^/$name: /"
  done
  awk -v t="$truth" '{ e = ($1 - t) / t; print (e < 0 ? -e : e); if ($2 <= t && t <= $3) in_++ } END { print in_ + 0 > "/dev/stderr" }' \
    "$work/$name" 2>"$work/inside" | sort -n | awk -v n="$name" -v t="$truth" -v f="$work/inside" \
    '{ v[NR] = $1 } END { getline k < f; printf "%s: truth %.0f/s, median error %.1f %%, %d of %d intervals hold it\n", n, t, v[int((NR + 1) / 2)] * 100, k, NR }'
}

uptime
five token 808
five slots 342.166 --p95 60ms
uptime
