#!/bin/bash
# 10,000 rehearsals of one hour: five services in a chain, each under a HorizontalPodAutoscaler, a wave and a crowd in
# the load; ten heights of it, a thousand seeds each. Prints the wall clock and the CPU time that the sweep takes.
# usage, in the checkout: console/benchmarks/sweep.sh [THREADS] [SEEDS]
set -eu
threads=${1:-2}
seeds=${2:-1000}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
{
    echo "title: an hour of five services"
    echo "services:"
    for i in 0 1 2 3 4; do
        echo "  tier$i:"
        echo "    {replicas: 8, cpu: 15ms, cores: 1, latency: 5ms, slots: 64,"
        echo "     start-up: {provisioning: 3s, readiness: 20s}"
        test $i -lt 4 && echo "     , calls: [{service: tier$((i + 1)), timeout: 5s}]"
        echo "    }"
    done
    echo "load:"
    echo "  service: tier0"
    echo "  start: 200/s"
    echo "  stages:"
    for to in 260 340 300 220 200; do
        echo "    - ramp: {to: $to/s, over: 6m}"
    done
    echo "    - ramp: {to: x3, over: 60s}"
    echo "    - hold: {lasts: 9m}"
    echo "    - ramp: {to: x1, over: 2m}"
    echo "    - hold: {lasts: 18m}"
    echo "policies:"
    for i in 0 1 2 3 4; do
        echo "  - file: tier$i-hpa.yaml"
    done
} > "$folder/hour.yaml"
for i in 0 1 2 3 4; do
    cat > "$folder/tier$i-hpa.yaml" <<POLICY
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: tier$i}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: tier$i}
  minReplicas: 2
  maxReplicas: 100
  metrics:
    - type: Resource
      resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}
POLICY
done
status=0
time -p ${TENFOLD:-./tenfold} sweep --vary load=x0.5..x2/10 --seeds "$seeds" --threads "$threads" \
    --out "$folder/out" --quiet "$folder/hour.yaml" || status=$?
# 1 only says that an expectation failed.
test $status -le 1
wc -l < "$folder/out/results.jsonl"
sha256sum < "$folder/out/results.jsonl"
