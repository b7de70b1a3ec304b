#!/usr/bin/env bash
# The disk is full from some write on, or cannot be flushed: first by way of the shim at writes that lie evenly over a
# run, then, for root, on a file system that is really too small.
. "$FAULTS/support/common.sh"

read -r changes flushes _ <"$SCRATCH/counts"
survives() { explained "$1" && recovered_without_loss; }

count=$(trials 80)
for i in $(seq 1 "$count"); do
  fresh_place
  shimmed FAULT_FULL=$((i * changes / count))
  trial "full at change $((i * changes / count)) of $changes" survives 'No space left on device'
done
row "disk full from some write on"

count=$(trials 20)
for i in $(seq 1 "$count"); do
  fresh_place
  shimmed FAULT_BROKEN=$((i * flushes / count))
  trial "broken at flush $((i * flushes / count)) of $flushes" survives 'Input/output error'
done
row "disk that cannot be flushed"

grown() { mount -o remount,size=64m "$place" && survives 'No space left on device'; }
note="not root: left out"
if [ "$(id -u)" -eq 0 ] && fresh_place && mount -t tmpfs -o size=64k none "$place" 2>/dev/null; then
  note=
  for pages in $(seq 4 "$((200 / $(trials 20)))" 200); do
    umount "$place"
    mount -t tmpfs -o size=$((pages * 4))k none "$place"
    run
    trial "a disk of $((pages * 4)) kB" grown
  done
  umount "$place"
fi
row "disk that is too small" "$note"

# What the program says has no room, in a log or on standard output; what it did has.
silenced() { [ "$status" -eq 1 ] && grep -q 'cannot print' "$said" && recovered_without_loss && [ "$(cached)" -eq 9 ]; }
deaf() { [ "$status" -eq 0 ] && recovered_without_loss && [ "$(cached)" -eq 9 ]; }
for _ in $(seq 1 "$(trials 3)"); do
  fresh_place
  status=0
  (become --) >/dev/full 2>"$said" || status=$?
  trial "standard output on a full disk" silenced
  fresh_place
  status=0
  (become --) >"$said" 2>/dev/full || status=$?
  trial "errors on a full disk" deaf
done
row "answer that has no room"
