#!/usr/bin/env bash
# A store is copied to another path, is read-only, or belongs to another user: what is in it counts, or an error says why not.
. "$FAULTS/support/common.sh"

all_cached() { recovered && [ "$(cached)" -eq 9 ]; }
: >"$said"

for _ in $(seq 1 "$(trials 5)"); do
  full_place
  mv "$place" "$place-elsewhere"
  place=$place-elsewhere
  trial "at another path" all_cached
  rm -rf "$place"
  place=${place%-elsewhere}
done
row "store moved to another path"

# As a user who may not write to the store; root may write to anything, so root becomes nobody.
note=
guest=()
if [ "$(id -u)" -eq 0 ]; then guest=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi
as_guest() {
  status=0
  (cd "$project" && exec "${guest[@]}" "$PIPELINE" all --jobs 2 --store "$place/store" --reports "$place/reports") \
    >"$said" 2>&1 || status=$?
}
if ! "${guest[@]}" test -x "$PIPELINE"; then note="the program is out of the guest's reach: left out"; fi

# Nothing to do needs nothing to write; what needs to write says that it cannot.
reads() { [ "$status" -eq 0 ] && cmp_reports && chmod -R u+w "$place" && all_cached; }
says() { [ "$status" -ne 0 ] && grep -q 'Permission denied' "$said" && chmod -R u+w "$place" && recovered_without_loss; }
for _ in $(seq 1 "$(trials 5)"); do
  [ -z "$note" ] || break
  full_place && run
  chmod -R a-w "$place"
  as_guest
  trial "read-only and whole" reads
  fresh_place && shimmed FAULT_KILL=200
  chmod -R a-w "$place" && mkdir -p "$place/store"
  as_guest
  trial "read-only and half done" says
done
row "read-only store" "$note"

owned() { [ "$status" -eq 0 ] && grep -q '9 cached' "$said" && cmp_reports && recovered; }
if [ "$(id -u)" -ne 0 ]; then note="not root: left out"; fi
for _ in $(seq 1 "$(trials 5)"); do
  [ -z "$note" ] || break
  full_place && chown -R 65534:65534 "$place"
  as_guest
  trial "of another user" owned
done
row "store moved to another user" "$note"
