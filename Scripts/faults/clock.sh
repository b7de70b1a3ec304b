#!/usr/bin/env bash
# The clock jumps while a run looks at it, back or forth, by a second, an hour, a year: nothing is lost, and the run after
# it, whose clock is right again, finds all that was finished.
. "$FAULTS/support/common.sh"

read -r _ _ looks <"$SCRATCH/counts"
survives() { [ "$status" -eq 0 ] && recovered_without_loss; }

for seconds in -1 -3600 -31536000 1 3600 31536000; do
  count=$(trials 5)
  for i in $(seq 1 "$count"); do
    fresh_place
    shimmed FAULT_CLOCK=$((i * looks / count)) FAULT_SECONDS=$seconds
    trial "a clock that jumps by $seconds s" survives
    : >"$said"
    shimmed FAULT_CLOCK=1 FAULT_SECONDS=$seconds
    trial "a clock that is wrong by $seconds s" survives
  done
done
row "clock that jumps"
