#!/usr/bin/env bash
# Kills a fit of VaDE at random moments, each time started again, and compares what it puts out in the end with what a fit
# puts out that nobody disturbed. KILLS is the number of kills (20), SEED the seed of the moments (1), EPOCHS the length of
# the fit (2000), PIPELINE the program.
set -euo pipefail
cd "$(dirname "$0")/../.."

kills=${KILLS:-$((20 * ${TRIALS:-100} / 100))}
RANDOM=${SEED:-1}
pipeline=${PIPELINE:-$PWD/.build/debug/pipeline}
member='fits[activation=relu,seed=1]'
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Long beside the time between two checkpoints, so that most kills come after one.
settings=(--set "pinwheel.fits.epochs=${EPOCHS:-2000}")

# Becomes the run of a store, so that what is killed is the program and no shell around it.
become() { exec "$pipeline" run pinwheel "$member" --quiet "${settings[@]}" --store "$scratch/store-$1"; }

# The names, sizes and digests of what the fit put out, and its values.
outputs() { "$pipeline" show pinwheel "$member" "${settings[@]}" --store "$scratch/store-$1" | sed "s|$scratch/store-$1||"; }

resumed() {
  local lines
  lines=$("$pipeline" log pinwheel "$member" "${settings[@]}" --store "$scratch/store-$1")
  grep -c '^going on from' <<<"$lines" || true
}

now() { date +%s%3N; }

began=$(now)
(become calm)
length=$(($(now) - began))
outputs calm >"$scratch/calm"
echo "faults: fit: an undisturbed fit takes $length ms"

# A kill is counted if it ended the program. A fit that gets through before all kills are done is compared, and a new begins.
killed=0 stores=1 going=0 lost=0
compare() {
  outputs "$1" >"$scratch/found"
  cmp "$scratch/calm" "$scratch/found" || lost=$((lost + 1))
  going=$((going + $(resumed "$1")))
}
while [ $killed -lt "$kills" ]; do
  moment=$((RANDOM % (2 * length / kills + 200)))
  become $stores 2>>"$scratch/errors" &
  process=$!
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  kill -9 $process 2>/dev/null || true
  status=0
  { wait $process || status=$?; } 2>/dev/null
  case $status in
  0) compare $stores && stores=$((stores + 1)) ;;
  137) killed=$((killed + 1)) ;;
  *)
    echo "faults: fit: a run that nobody killed exited with $status:" >&2
    cat "$scratch/errors" >&2
    exit 1
    ;;
  esac
done
(become $stores)
compare $stores
echo "faults: fit: $killed kills over $stores stores, $going times a fit went on from a checkpoint, $lost fits ended in other bytes"
# A row of the table of Scripts/faults.sh, when that runs this.
[ -z "${SCRATCH:-}" ] || echo "fit killed at a random moment|$killed|$((killed - lost))|$lost|" >>"$SCRATCH/table"
[ $lost -eq 0 ] && [ $going -gt 0 ]
