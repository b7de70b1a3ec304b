#!/usr/bin/env bash
# Two, then eight processes run the same notebook in one new store at once: each stage runs once among them all, and all
# write the same reports. Then one of them is killed on the way.
. "$FAULTS/support/common.sh"

# Starts so many processes, each with reports of its own, and waits for them: begin COUNT [KILLED]
begin() {
  local processes=() i
  for i in $(seq 1 "$1"); do
    (reports=$place/reports-$i && become --) >"$said-$i" 2>&1 &
    processes+=($!)
  done
  if [ -n "${2:-}" ]; then
    sleep "$(printf '0.%03d' $((RANDOM % 150)))"
    kill -9 "${processes[0]}" 2>/dev/null || true
  fi
  status=0
  for i in $(seq 1 "$1"); do
    { wait "${processes[i - 1]}" || [ "$i$2" = 1killed ] || status=$?; } 2>/dev/null
  done
  cat "$said"-* >"$said"
}

# Whether all that ended came to the same, and no stage ran twice.
agree() {
  [ "$status" -eq 0 ] && [ "$(finished)" -le 9 ] || return 1
  for i in $(seq $((1 + ${2:-0})) "$1"); do
    diff -r -q -x run.json -x "*.html" "$calm/reports" "$place/reports-$i" >"$next" || return 1
  done
  recovered
}

for count in 2 8; do
  for _ in $(seq 1 "$(trials $((48 / count)))"); do
    fresh_place && rm -f "$said"-*
    begin $count ""
    trial "$count at once" agree $count
  done
  row "$count runs of one store at once"
done
for _ in $(seq 1 "$(trials 10)"); do
  fresh_place && rm -f "$said"-*
  begin 4 killed
  trial "4 at once, one killed" agree 4 1
done
row "4 runs at once, one is killed"
