#!/usr/bin/env bash
# The process is killed with SIGKILL at a random moment; a store is killed up to three times before it is recovered.
. "$FAULTS/support/common.sh"

for _ in $(seq 1 "$(trials 60)"); do
  fresh_place
  for _ in $(seq 0 $((RANDOM % 3))); do killed_after $((RANDOM % 250)); done
  trial "killed at random" recovered_without_loss
done
row "killed at a random moment"
