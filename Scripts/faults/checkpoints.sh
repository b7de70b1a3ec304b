#!/usr/bin/env bash
# Long fits are killed at random moments, and then their checkpoints are damaged, cut, emptied or lost, or left as they are:
# the next run goes on from a sound one and begins anew from any other, and ends in the same bytes.
. "$FAULTS/support/common.sh"

arguments=(--set small.fits.iterations=8000 --set small.fits.tolerance=0 --set small.moons.points-per-moon=1000)
calm=$SCRATCH/calm-fits
fresh_place && run && mv "$place" "$calm"

left=0
for way in kept first middle last random half short long empty zeros gone; do
  for _ in $(seq 1 "$(trials 2)"); do
    fresh_place
    killed_after $((150 + RANDOM % 500))
    for file in $(find "$place/store/checkpoints" -type f 2>/dev/null); do
      left=$((left + 1))
      [ $way = kept ] || damage "$file" $way
    done
    trial "a checkpoint: $way" recovered_without_loss
  done
done
[ $left -gt 0 ] || { echo "checkpoints: no kill has left any" >&2 && exit 1; }
row "fit killed, its checkpoint damaged" "$left checkpoints"
