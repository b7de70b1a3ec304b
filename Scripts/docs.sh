#!/usr/bin/env bash
# Builds the documentation of every Swift library of the package into .build/docs; a dead link is an error.
set -euo pipefail
cd "$(dirname "$0")/.."

targets=()
while read -r name; do targets+=(--target "$name"); done < <(
  sed -n -E 's/^ *(library|stages)\(?$/NEXT/; s/^ *(library|stages)\("([A-Za-z]+)".*/\2/p; /^NEXT$/{n;s/^ *"([A-Za-z]+)".*/\1/p}' Package.swift)
log=$(mktemp)
if ! swift package --allow-writing-to-directory .build/docs generate-documentation "${targets[@]}" \
  --warnings-as-errors --enable-experimental-combined-documentation --output-path .build/docs >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
rm -f "$log"
echo "docs: .build/docs holds the documentation of $((${#targets[@]} / 2)) targets"
