#!/usr/bin/env bash
# A file of the store or a report is flipped, cut, lengthened, emptied or lost, whatever kind of file it is, between two
# runs: what is damaged is noticed, and nothing that is read from it reaches a report.
. "$FAULTS/support/common.sh"

# Half of the runs find no report, so that everything that one is made of is read.
survives() {
  [ $((RANDOM % 2)) -eq 0 ] || rm -rf "$place/reports"
  if recovered; then return; fi
  # A damage that shows only while a report is made ends that run, and says so; the next one recovers.
  grep -q 'damaged' "$next" && recovered
}

full_place
run
for kind in objects records index runs reports logs; do
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

# What others left: names that mean nothing, claims of the dead, half-written files.
dead=$(hostname)-1-1
for name in claims/x claims/x.y claims/.z "claims/key.$dead" temporary/x "temporary/$dead-1" runs/x runs/99999999999999999999 \
  reports/all-x checkpoints/aa/x logs/x; do
  mkdir -p "$(dirname "$place/store/$name")"
  head -c 100 /dev/urandom >"$place/store/$name"
  : >"$said"
  trial "a stranger $name" survives
done
row "strange files in the store"
