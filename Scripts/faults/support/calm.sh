#!/usr/bin/env bash
# What nobody disturbs: the reports that all others must come to, and how much there is that can go wrong.
. "$FAULTS/support/common.sh"

fresh_place
shimmed FAULT_COUNT="$SCRATCH/counts"
[ "$status" -eq 0 ] || { cat "$said" >&2 && exit 1; }
mv "$place" "$SCRATCH/calm"
echo "what can go wrong|tried|survived|lost|" >"$SCRATCH/table"
