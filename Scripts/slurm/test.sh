#!/usr/bin/env bash
# Runs the quick profile of the notebooks through a real Slurm of one node and compares every report, byte for byte, with
# those of a run without it: undisturbed; with the run killed and started again while its jobs are under way; with jobs
# told that their time is up, killed, and cancelled. PIPELINE is the program, PROFILE the profile (quick).
#
# Where no such cluster can be had, it says so and is content.
set -euo pipefail
cd "$(dirname "$0")/../.."

pipeline=${PIPELINE:-$PWD/.build/debug/pipeline}
profile=${PROFILE:-quick}

if [ "${1-}" != --inside ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  status=0
  Scripts/slurm/one-node.sh true || status=$?
  [ $status -ne 77 ] || exit 0
  "$pipeline" all --profile "$profile" --quiet --store "$scratch/local" --reports "$scratch/reports-local"
  Scripts/slurm/one-node.sh "$0" --inside "$scratch"
  exit
fi

scratch=$2
# A store in which all but the results of what went to Slurm is there already, so that a test takes no longer than that.
prepare() {
  cp -r "$scratch/plain" "$scratch/$1"
  (cd "$scratch/$1" && for stage in descriptions/*/*; do rm -f "records/${stage#descriptions/}"; done)
}
become() { exec "$pipeline" all --profile "$profile" --executor slurm --store "$scratch/$1" --reports "$scratch/reports-$1"; }
began=$(date +%s)
say() { echo "slurm: $(($(date +%s) - began)) s: $*"; }
die() {
  echo "slurm: $*" >&2
  tail -n 20 "$scratch"/*.log >&2
  exit 1
}
compare() { diff -r -q -x run.json -x "*.html" "$scratch/reports-local" "$scratch/reports-$1" || die "the reports of '$1' differ"; }
# How many jobs Slurm has ever had, those that have ended included.
jobs() { squeue --me --noheader --states=all --array --format=%i | wc -l; }
count() { squeue --me --noheader --states="$1" --array --format=%i | wc -l; }
# Waits until a fit runs and has saved its state.
await() {
  for _ in $(seq 1200); do
    if [ "$(count RUNNING)" -gt 0 ] && compgen -G "$scratch/$1/checkpoints/*/*" >/dev/null; then return; fi
    sleep 0.05
  done
  die "no fit of '$1' came to run and to save its state"
}
start() {
  [ -d "$scratch/$1" ] || prepare "$1"
  (become "$1") >>"$scratch/$1.log" 2>&1 &
  process=$!
}
finish() { wait $process || die "the run in '$1' exited with $?"; }

(become plain) >"$scratch/plain.log" 2>&1 || die "the run failed"
compare plain
sent=$(jobs)
[ "$sent" -gt 0 ] || die "nothing went to Slurm"
say "undisturbed: $sent jobs, the same bytes"

start killed
await killed
kill -9 $process
wait $process 2>/dev/null || true
start killed
finish killed
compare killed
[ "$(jobs)" -eq $((2 * sent)) ] || die "$(jobs) jobs instead of $((2 * sent)): something was submitted twice, or not at all"
say "run killed and started again: the same bytes, no job twice"

start warned
await warned
scancel --me --state=RUNNING --batch --signal=USR1 || true # One may be ending just now.
finish warned
compare warned
grep -q 'goes on in a new job: .* reached its time limit' "$scratch/warned.log" || die "no job ended at its warning"
say "jobs told that their time is up: went on in new ones, the same bytes"

start cancelled
await cancelled
kill -9 $process
wait $process 2>/dev/null || true
"$pipeline" cancel --store "$scratch/cancelled" >>"$scratch/cancelled.log"
for _ in $(seq 200); do
  [ "$(count PENDING,RUNNING,COMPLETING)" -eq 0 ] && break
  sleep 0.1
done
[ "$(count PENDING,RUNNING,COMPLETING)" -eq 0 ] || die "jobs outlived 'pipeline cancel'"
start cancelled
finish cancelled
compare cancelled
say "cancelled and run again: the same bytes"

start failing
await failing
scontrol update nodename=node0 state=down reason=test
sleep 1
# It may have come back by itself.
scontrol update nodename=node0 state=resume 2>/dev/null || true
finish failing
compare failing
grep -q 'goes on in a new job: the node of job' "$scratch/failing.log" || die "no job lost its node"
say "the node failed: jobs went on in new ones, the same bytes"
