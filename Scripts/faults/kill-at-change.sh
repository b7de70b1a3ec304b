#!/usr/bin/env bash
# The process dies by SIGKILL just before a change of a file, also halfway through a write, between write and flush, and
# between flush and rename: at changes that lie evenly over a run.
. "$FAULTS/support/common.sh"

read -r changes _ <"$SCRATCH/counts"
count=$(trials 200)
for i in $(seq 1 "$count"); do
  fresh_place
  shimmed FAULT_KILL=$((i * changes / count))
  # Two stages at once reach no change at the same count twice: a run may be over before.
  trial "killed at change $((i * changes / count)) of $changes" recovered_without_loss
done
row "killed before a change of a file"
