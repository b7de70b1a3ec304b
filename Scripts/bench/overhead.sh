#!/usr/bin/env bash
# What the executor adds to a stage: 1,000 stages that draw one point each, in an empty store and in a full one.
# Usage: Scripts/bench/overhead.sh [PIPELINE] [REPETITIONS]; TMPDIR is where the stores lie, whose flushes count.
set -euo pipefail
pipeline=$(realpath "${1:-.build/debug/pipeline}")
repetitions=${2:-5}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
cat >many.md <<'NOTEBOOK'
---
title: A thousand stages
---

```yaml stage=points
run: sample-pinwheel
arms: 1
points-per-arm: 1
for each: { seed: 1...1000 }
```
NOTEBOOK

# Wall and processor time of a run, and what of it is the kernel's, in milliseconds.
run() {
  local TIMEFORMAT='%R %U %S'
  { time "$pipeline" run many --quiet 2>/dev/null; } 2>&1 | awk '{ printf "%d %d %d\n", 1000 * $1, 1000 * ($2 + $3), 1000 * $3 }'
}

# Each in a folder of its own, and all are removed at the end: ext4 passes over the inodes of files that were removed in the
# last minutes, one by one, which would cost a stage more than all that is measured here.
for repetition in $(seq "$repetitions"); do
  mkdir -p "$repetition/Pipelines"
  cp many.md "$repetition/Pipelines"
  cd "$scratch/$repetition"
  read -r wall cpu kernel < <(run)
  read -r wall_full _ < <(run)
  echo "$wall $cpu $wall_full $kernel"
  cd "$scratch"
done | sort -n | awk '
  { wall[NR] = $1; cpu[NR] = $2; full[NR] = $3; kernel[NR] = $4 }
  END {
    m = int((NR + 1) / 2)
    printf "overhead: %.2f ms a stage (median of %d runs; best %.2f), of which %.2f ms of processor time, %.2f of them in the kernel; ", wall[m] / 1000, NR, wall[1] / 1000, cpu[m] / 1000, kernel[m] / 1000
    printf "a run that finds all of them there takes %d ms\n", full[m]
    if (cpu[m] / 1000 > 0.5) { print "overhead: too slow: " cpu[m] / 1000 " ms of processor time a stage, not 0.5" > "/dev/stderr"; exit 1 }
  }'
