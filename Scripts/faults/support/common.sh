# What the faults share. Each runs the small project of support/project with a store of its own, below $SCRATCH.
set -euo pipefail
RANDOM=$SEED
project=$SCRATCH/project
calm=$SCRATCH/calm      # the store and the reports of a run that nobody disturbed
place=$SCRATCH/place    # holds the store and the reports of the trial
said=$SCRATCH/said      # what the disturbed run said
next=$SCRATCH/next # what the run after it said
arguments=()            # for every run of the program
tried=0 survived=0

# So many trials as are wanted of a usual number.
trials() { echo $(($1 * TRIALS / 100 > 0 ? $1 * TRIALS / 100 : 1)); }

# The program on the project, in place of this shell, into $place/reports or $reports: become VARIABLE=VALUE ... -- ARGUMENT ...
become() {
  local environment=()
  while [ "$1" != -- ]; do environment+=("$1") && shift; done
  shift
  cd "$project"
  exec env "${environment[@]}" "$PIPELINE" all --jobs 2 --store "$place/store" --reports "${reports:-$place/reports}" "${arguments[@]}" "$@"
}

# A run with something in its way: run VARIABLE=VALUE ...; its exit status is in $status.
run() {
  status=0
  { (become "$@" --) >"$said" 2>&1; } 2>/dev/null || status=$?
}

# The same, by way of the shim.
shimmed() { run LD_PRELOAD="$SCRATCH/shim.so" "$@"; }

# How many stages the disturbed run said that it had finished, and how many the next one found finished.
finished() { grep -c '^\[.* ran in ' "$said" || true; }
cached() { sed -n 's/.* \([0-9]*\) cached.*/\1/p' "$next"; }

# A run that is killed with SIGKILL after so many milliseconds, if it has not ended by then: killed_after MILLISECONDS
killed_after() {
  (become --) >"$said" 2>&1 &
  local process=$!
  sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
  kill -9 $process 2>/dev/null || true
  status=0
  { wait $process || status=$?; } 2>/dev/null
}

# Waits until the run in the background has finished its first stage, so that it is known to be on its way.
underway() {
  for _ in $(seq 200); do
    [ "$(finished)" -eq 0 ] || return 0
    sleep 0.05
  done
}

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

# Whether the next run recovers everything by itself.
recovered() {
  (become -- ) >"$next" 2>&1 && cmp_reports && sound
}
cmp_reports() { diff -r -q -x run.json -x "*.html" "$calm/reports" "$place/reports" >>"$next"; }
sound() { "$PIPELINE" verify --store "$place/store" >>"$next" 2>&1; }

# The same, with nothing done again that was finished.
recovered_without_loss() { recovered && [ "$(finished)" -le "$(cached)" ]; }

# Whether the disturbed run ended well, or failed and said why: explained WORDS.
explained() { [ $status -eq 0 ] || { [ $status -eq 1 ] && grep -q -- "$1" "$said"; }; }

# Counts a trial, and shows the evidence where it was lost: trial NAME COMMAND ...
trial() {
  local name=$1
  shift
  : >"$next"
  tried=$((tried + 1))
  if "$@"; then
    survived=$((survived + 1))
  else
    echo "lost: $name (exit status ${status:-none})" >&2
    sed "s/^/  | /" "$said" "$next" >&2 || true
  fi
}

# A place without a store, and one with all that an undisturbed run leaves.
fresh_place() { rm -rf "$place" && mkdir "$place"; }
full_place() { rm -rf "$place" && cp -a "$calm" "$place"; }

# Ends a fault with its row in the table; a note says what was left out.
row() {
  echo "$1|$tried|$survived|$((tried - survived))|${2:-}" >>"$SCRATCH/table"
  echo "$1: $tried tried, $survived survived"
  tried=0 survived=0
}
