#!/usr/bin/env bash
# The notebook, or a file that it names, is replaced while it runs, by one that asks for something else, and then back: the
# report is that of one of the two, and the next run has the right one.
. "$FAULTS/support/common.sh"

notebook=$project/Pipelines/small.md
data=$project/Pipelines/Data/points.csv
cp "$notebook" "$SCRATCH/notebook" && cp "$data" "$SCRATCH/data"

# Runs, and replaces a file after a while: replaced FILE.
replaced() {
  (become --) >"$said" 2>&1 &
  local process=$!
  sleep "$(printf '0.%03d' $((RANDOM % 120)))"
  mv "$SCRATCH/other" "$1"
  status=0
  wait $process || status=$?
}

survives() {
  cp "$SCRATCH/notebook" "$notebook" && cp "$SCRATCH/data" "$data"
  explained 'changed while the stage ran' && recovered
}

for i in $(seq 1 "$(trials 20)"); do
  fresh_place
  sed "s/iterations: 10/iterations: $((i % 3 + 1))/; s/^title: .*/title: Another/" "$SCRATCH/notebook" >"$SCRATCH/other"
  replaced "$notebook"
  trial "the notebook replaced" survives
  fresh_place
  sed "s/^3,4/3,$((i + 4))/" "$SCRATCH/data" >"$SCRATCH/other"
  replaced "$data"
  trial "its data replaced" survives
done
row "notebook or data replaced meanwhile"
