#!/usr/bin/env bash
# Two notebooks of the repository, with gnuplot and with fits, are killed at random moments; a store is killed again and
# again until a run gets through.
. "$FAULTS/support/common.sh"

project=$SCRATCH/notebooks
mkdir -p "$project/Pipelines"
cp -r "$FAULTS"/../../Pipelines/{Data,digits.md,pinwheel.md} "$project/Pipelines"
# The others, to which a link leads, are not there.
sed -i 's/\[\([^]]*\)\]([a-z-]*\.md)/\1/' "$project"/Pipelines/*.md
calm=$SCRATCH/calm-notebooks
# Few digits and points, so that a run takes seconds and kills fall on every part of it.
arguments=(--profile quick --set digits.digits.count=1500 --set digits.test-digits.count=500
  --set digits.fits.iterations=15 --set pinwheel.points.points-per-arm=200)

now() { date +%s%3N; }
began=$(now)
fresh_place && run || true
length=$(($(now) - began))
[ "$status" -eq 0 ] || { cat "$said" >&2 && exit 1; }
mv "$place" "$calm"

# One kill in four falls on a run whose reports are gone: where the results are there already, on the writing of reports.
kill_soon() {
  local moment=$((RANDOM % length))
  if [ $((RANDOM % 4)) -eq 0 ]; then
    rm -rf "$place/reports"
    moment=$((moment % 1000))
  fi
  killed_after $moment
}

# Lets the next run recover, and counts the kills that it has had.
recover() {
  : >"$next"
  tried=$((tried + kills))
  if recovered_without_loss; then
    survived=$((survived + kills))
  else
    echo "lost: notebooks killed $kills times" >&2
    sed 's/^/  | /' "$said" "$next" >&2
  fi
  kills=0
  fresh_place
}

kills=0
fresh_place
for _ in $(seq 1 "$(trials 20)"); do
  kill_soon
  kills=$((kills + 1))
  case $status in
  137) [ $kills -lt 6 ] || recover ;;
  0) recover ;; # It got through.
  *) cat "$said" >&2 && exit 1 ;;
  esac
done
[ $kills -eq 0 ] || recover
row "notebooks killed at a random moment"
