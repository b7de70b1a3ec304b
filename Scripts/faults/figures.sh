#!/usr/bin/env bash
# gnuplot is not there, fails, dies by a signal, writes garbage, half a picture or nothing, or hangs: the figure fails and
# says why, no garbage gets into the store, and with a sound gnuplot the next run has the figure.
. "$FAULTS/support/common.sh"

project=$SCRATCH/drawn
calm=$SCRATCH/calm-drawn
cp -r "$FAULTS/support/project" "$project"
printf '\n```yaml figure=picture\ndraw: points-scatter\nfrom: moons\ncaption: Moons.\nalt: Two moons.\n```\n' \
  >>"$project/Pipelines/small.md"
fresh_place && run && mv "$place" "$calm"

tools=$SCRATCH/tools
gnuplot=$(command -v gnuplot)
mkdir -p "$tools"
# Puts another program in the place of gnuplot: instead COMMANDS
instead() { printf '#!/bin/sh\n%s\n' "$1" >"$tools/gnuplot" && chmod +x "$tools/gnuplot"; }
survives() { [ $status -eq 1 ] && explained gnuplot && recovered_without_loss; }

for _ in $(seq 1 "$(trials 2)"); do
  for fake in 'cat >/dev/null; echo garbage' 'cat >/dev/null' 'exit 3' 'kill -9 $$' 'kill -SEGV $$' \
    "exec $gnuplot \"\$@\" | head -c 700" 'cat >/dev/null; echo oh no >&2; exit 1' 'echo "<?xml"; sleep 0.1; kill -9 $$'; do
    fresh_place
    instead "$fake"
    run PATH="$tools:$PATH"
    trial "a gnuplot that does '$fake'" survives
  done
  fresh_place
  rm "$tools/gnuplot"
  run PATH="$tools"
  trial "no gnuplot" survives
done
row "gnuplot that fails or writes garbage"

interrupted() {
  : >"$said"
  (become PATH="$tools:$PATH" --) >"$said" 2>&1 &
  local process=$!
  underway
  kill -INT $process 2>/dev/null || true
  status=0
  wait $process || status=$?
}
ended() { [ "$status" -eq 130 ] && recovered_without_loss; }
for _ in $(seq 1 "$(trials 2)"); do
  fresh_place
  instead 'exec sleep 5'
  interrupted
  trial "a gnuplot that hangs" ended
done
row "gnuplot that hangs, interrupted"
