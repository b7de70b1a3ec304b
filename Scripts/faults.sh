#!/usr/bin/env bash
# Kills a run at random moments, again and again, then lets one run through, and compares its reports with those of a run
# that nobody disturbed. KILLS is the number of kills (200), SEED the seed of the moments (1), PIPELINE the program.
set -euo pipefail
cd "$(dirname "$0")/.."

kills=${KILLS:-200}
RANDOM=${SEED:-1}
pipeline=${PIPELINE:-$PWD/.build/debug/pipeline}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Few digits and points, so that a run takes seconds and kills fall on every part of it.
arguments=(all --profile quick --jobs 2 --quiet --set digits.digits.count=1500 --set digits.test-digits.count=500
  --set digits.fits.iterations=15 --set pinwheel.points.points-per-arm=200)

# Becomes the run of a store, so that what is killed is the program and no shell around it.
become() { exec "$pipeline" "${arguments[@]}" --store "$scratch/store-$1" --reports "$scratch/reports-$1"; }

now() { date +%s%3N; }

began=$(now)
(become calm)
length=$(($(now) - began))
echo "faults: an undisturbed run takes $length ms"

killed=0 finished=0 fresh=0
while [ $killed -lt "$kills" ]; do
  # A store is used until a run gets through, then a new one begins. One kill in four falls on a run of a second or less,
  # whose reports are gone: where the results are there already, it falls on the writing of reports.
  moment=$((RANDOM % length))
  if [ $((RANDOM % 4)) -eq 0 ]; then
    rm -rf "$scratch/reports-$fresh"
    moment=$((moment % 1000))
  fi
  become "$fresh" 2>>"$scratch/errors" &
  process=$!
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  kill -9 $process 2>/dev/null || true
  status=0
  { wait $process || status=$?; } 2>/dev/null
  case $status in
  0) finished=$((finished + 1)) fresh=$((fresh + 1)) ;;
  137) killed=$((killed + 1)) ;;
  *)
    echo "faults: a run that nobody killed exited with $status:" >&2
    cat "$scratch/errors" >&2
    exit 1
    ;;
  esac
done

lost=0
for i in $(seq 0 $fresh); do
  (become "$i")
  diff -r -q -x run.json "$scratch/reports-calm" "$scratch/reports-$i" || lost=$((lost + 1))
  "$pipeline" verify --store "$scratch/store-$i" >"$scratch/verified" || { lost=$((lost + 1)) && cat "$scratch/verified"; }
done
echo "faults: $killed kills over $((fresh + 1)) stores, $finished runs got through between them, $lost stores lost anything"
[ $lost -eq 0 ]
