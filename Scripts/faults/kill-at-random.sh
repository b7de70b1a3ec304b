#!/usr/bin/env bash
# The process is killed with SIGKILL at a random moment; a store is killed up to three times before it is mended.
. "$FAULTS/support/common.sh"

kill_soon() {
  (become --) >"$said" 2>&1 &
  local process=$!
  sleep "$(printf '0.%03d' $((RANDOM % 250)))"
  kill -9 $process 2>/dev/null || true
  { wait $process || status=$?; } 2>/dev/null
}

for _ in $(seq 1 "$(trials 60)"); do
  fresh_place
  for _ in $(seq 0 $((RANDOM % 3))); do kill_soon; done
  trial "killed at random" mended_without_loss
done
row "killed at a random moment"
