#!/usr/bin/env bash
# Kills a run at random moments, again and again, then lets one run through, and compares its reports with those of a run
# that nobody disturbed. KILLS is the number of kills (200), SEED the seed of the moments (1).
set -euo pipefail
cd "$(dirname "$0")/.."

kills=${KILLS:-200}
RANDOM=${SEED:-1}
pipeline=$PWD/.build/debug/pipeline
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
arguments=(all --profile quick --jobs 2 --quiet)

echo "faults: one undisturbed run"
"$pipeline" "${arguments[@]}" --store "$scratch/calm" --reports "$scratch/expected"

killed=0 finished=0 fresh=0
while [ $killed -lt "$kills" ]; do
  # A store is used until a run gets through, then a new one begins: so that kills fall on every part of a run.
  "$pipeline" "${arguments[@]}" --store "$scratch/store-$fresh" --reports "$scratch/reports-$fresh" &
  process=$!
  sleep "$(printf '0.%03d' $((RANDOM % 1000)))"
  [ $((RANDOM % 3)) -eq 0 ] || sleep "$((RANDOM % 2)).$((RANDOM % 10))"
  if kill -9 $process 2>/dev/null; then
    killed=$((killed + 1))
    wait $process 2>/dev/null || true
  else
    wait $process
    finished=$((finished + 1)) fresh=$((fresh + 1))
  fi
done 2>/dev/null

lost=0
for i in $(seq 0 $fresh); do
  "$pipeline" "${arguments[@]}" --store "$scratch/store-$i" --reports "$scratch/reports-$i"
  diff -r -q -x run.json "$scratch/expected" "$scratch/reports-$i" || lost=$((lost + 1))
  "$pipeline" verify --store "$scratch/store-$i" >/dev/null || lost=$((lost + 1))
done
echo "faults: $killed kills over $((fresh + 1)) stores, $finished runs got through between them, $lost stores lost anything"
[ $lost -eq 0 ]
