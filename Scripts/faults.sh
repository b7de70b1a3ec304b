#!/usr/bin/env bash
# Makes one thing after another go wrong, hundreds of times, and lets the next run recover, with nothing done by hand.
# What counts as survived: either the right bytes, or an error that says what happened; and the next run has the reports
# of one that nobody disturbed, a store that is sound, and does nothing again that had been finished.
#
#   Scripts/faults.sh [FAULT ...]     all faults, or those named after files in Scripts/faults
#
# SEED is the seed of random moments (1), PIPELINE the program, TRIALS a per cent of the usual number of trials (100).
# A fault is a file in Scripts/faults: it sources support/common.sh, calls `trial`, and ends with a row for the table.
set -euo pipefail
cd "$(dirname "$0")/.."

export FAULTS=$PWD/Scripts/faults
export PIPELINE=${PIPELINE:-$PWD/.build/debug/pipeline} SEED=${SEED:-1} TRIALS=${TRIALS:-100}
export SCRATCH
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT
chmod 755 "$SCRATCH" # another user must get in

cc -O1 -Wall -Wextra -Werror -shared -fPIC -o "$SCRATCH/shim.so" "$FAULTS/support/shim.c"
cp -r "$FAULTS/support/project" "$SCRATCH/project"
touch "$SCRATCH/table"
"$FAULTS/support/calm.sh"

failed=0
for fault in "${@:-}"; do
  for file in "$FAULTS"/${fault:-*}.sh; do "$file" || failed=1; done
done

echo
column -t -s '|' "$SCRATCH/table"
awk -F '|' 'NR > 0 { tried += $2; survived += $3; lost += $4 }
  END { printf "\nfaults: %d tried, %d survived, %d lost\n", tried, survived, lost; exit lost > 0 }' "$SCRATCH/table" ||
  failed=1
exit $failed
