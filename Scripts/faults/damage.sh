#!/usr/bin/env bash
# A file of the store or a report is flipped, cut, lengthened, emptied or lost, whatever kind of file it is, between two
# runs: what is damaged is noticed, and nothing that is read from it reaches a report.
. "$FAULTS/support/common.sh"

# Does to a file what its name says.
damage() {
  local file=$1 size
  size=$(stat -c %s "$file")
  chmod u+w "$file"
  case $2 in
  first) flip "$file" 0 ;;
  middle) flip "$file" $((size / 2)) ;;
  last) flip "$file" $((size - 1)) ;;
  random) flip "$file" $((RANDOM % (size > 0 ? size : 1))) ;;
  half) truncate -s $((size / 2)) "$file" ;;
  short) truncate -s $((size > 0 ? size - 1 : 0)) "$file" ;;
  long) printf 'x' >>"$file" ;;
  empty) truncate -s 0 "$file" ;;
  zeros) head -c "$size" /dev/zero | dd of="$file" conv=notrunc status=none ;;
  gone) rm "$file" ;;
  esac
}

# Another byte at a place of a file.
flip() {
  local byte
  byte=$(od -An -tu1 -j "$2" -N 1 "$1")
  # shellcheck disable=SC2059
  printf "\\x$(printf %x $(((byte + 1 + RANDOM % 255) % 256)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# Half of the runs find no report, so that everything that one is made of is read.
survives() {
  [ $((RANDOM % 2)) -eq 0 ] || rm -rf "$place/reports"
  if mended; then return; fi
  # A damage that shows only while a report is made ends that run, and says so; the next one mends it.
  grep -q 'damaged' "$mending" && mended
}

full_place
run
for kind in objects records index runs reports logs checkpoints; do
  case $kind in
  reports) mapfile -t files < <(find "$place/store/reports" "$place/reports" -type f | sort) ;;
  *) mapfile -t files < <(find "$place/store/$kind" -type f 2>/dev/null | sort) ;;
  esac
  [ ${#files[@]} -gt 0 ] || continue
  for way in first middle last random half short long empty zeros gone; do
    for _ in $(seq 1 "$(trials 3)"); do
      file=${files[RANDOM % ${#files[@]}]}
      [ -s "$file" ] || continue
      damage "$file" $way
      : >"$said"
      trial "$way of ${file#"$place"/}" survives
    done
  done
  row "damage to $kind"
done
