#!/usr/bin/env bash
# Builds the documentation of every Swift library of the package into .build/docs; a dead link is an error.
set -euo pipefail
cd "$(dirname "$0")/.."

# Every target of Swift sources but the programs.
targets=()
for folder in Sources/*/; do
  name=$(basename "$folder")
  case $name in pipeline | Benchmarks | SourceDigest) continue ;; esac
  [ -n "$(find "$folder" -name '*.swift' -print -quit)" ] && targets+=(--target "$name")
done
log=$(mktemp)
if ! swift package --allow-writing-to-directory .build/docs generate-documentation "${targets[@]}" \
  --warnings-as-errors --enable-experimental-combined-documentation --output-path .build/docs >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
rm -f "$log"
echo "docs: .build/docs holds the documentation of $((${#targets[@]} / 2)) targets"
