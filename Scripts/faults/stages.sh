#!/usr/bin/env bash
# A stage that hangs, or that eats memory: the results of others stay, the run ends and says so, and the next one goes on
# from there.
. "$FAULTS/support/common.sh"

# A fit that does not end in a year, and one that needs more memory than there is.
endless=(--set small.fits.iterations=1000000 --set small.fits.tolerance=0 --set small.moons.points-per-moon=100000)
huge=(--set small.moons.points-per-moon=10000000)

# What Ctrl-C ends is over within a second, and says so by its exit status.
interrupted() {
  : >"$said"
  (become -- "${endless[@]}") >"$said" 2>&1 &
  local process=$!
  underway
  kill -"$1" $process
  local began=$SECONDS
  status=0
  wait $process || status=$?
  took=$((SECONDS - began))
}
ended() { [ "$status" -eq 130 ] && [ "$took" -le 5 ] && recovered; }
for signal in INT TERM; do
  for _ in $(seq 1 "$(trials 3)"); do
    fresh_place
    interrupted $signal
    trial "a stage that hangs, and SIG$signal" ended
  done
done
row "stage that hangs, interrupted"

# The program ends when a stage has used up its memory; what was finished is there.
without_memory() {
  status=0
  { (ulimit -v 1500000 && become -- "${huge[@]}") >"$said" 2>&1; } 2>/dev/null || status=$?
}
failed() { [ "$status" -ne 0 ] && [ -s "$said" ] && recovered; }
for _ in $(seq 1 "$(trials 3)"); do
  fresh_place
  without_memory
  trial "a stage that eats memory" failed
done
row "stage that eats memory"
