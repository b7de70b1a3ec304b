#!/usr/bin/env bash
# Runs the built program as a user does, in a folder of its own, and looks at what it says, where, and with which status.
# PIPELINE is the program.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${PIPELINE:-$PWD/.build/debug/pipeline}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
checks=0

fail() {
  echo "program: $1" >&2
  for stream in out err; do sed "s/^/program: std$stream: /" "$place/$stream" >&2; done
  exit 1
}

# expect STATUS WORDS...: runs the program; it must end with this status.
expect() {
  local status=0 wanted=$1
  shift
  "$program" "$@" >out 2>err || status=$?
  checks=$((checks + 1))
  [ $status -eq "$wanted" ] || fail "'pipeline $*' ended with $status, not $wanted"
}

# says FILE TEXT: the output or the errors of the last run hold a text.
says() { grep -qF -- "$2" "$1" || fail "std$1 does not say '$2'"; }

silent() { [ ! -s "$1" ] || fail "std$1 says something"; }

expect 0 --help
for command in all run plan why list show log graph diff verify clean init watch compare; do says out "  $command"; done
expect 64 runn
silent out
expect 64 all
says err "there is no folder 'Pipelines' here"

# A first notebook, its report, and a run that has nothing to do.
expect 0 init first
expect 0 plan --profile quick
says out 'would run'
expect 0 all --profile quick
says out 'wrote Reports/first/report.md'
[ -s Reports/first/clusters-found-light.svg ] || fail 'the figure was not drawn'
cp Reports/first/report.md report
expect 0 all --profile quick
says out ' 0 ran'
cmp -s report Reports/first/report.md || fail 'a run that had nothing to do wrote another report'
expect 0 verify

# A claim that fails is an error for those only who ask for it.
sed -i 's/>= 0.5 .*/>= 1.5/' Pipelines/first.md
expect 0 all --profile quick
says out '1 claim fails'
expect 1 all --profile quick --strict

# A mistake in a notebook: the place, the right word, and nothing is run.
sed 's/fit-mixture/fit-mixtur/' Pipelines/first.md >Pipelines/second.md
expect 64 all --profile quick
silent out
says err "Pipelines/second.md:18:6: no stage kind is called 'fit-mixtur'"
says err "did you mean 'fit-mixture'?"
rm Pipelines/second.md

# A stage that fails: the others are kept, and the report says what happened.
printf -- '---\ntitle: A file\n---\n\n```yaml stage=points\nrun: read-points\npoints: gone.npy\n```\n' >Pipelines/third.md
expect 1 run third
says Reports/third/report.md 'gone.npy'
rm Pipelines/third.md

# Codes from elsewhere: the second run's are the first's, turned by 30 degrees; the third's by 70.
for angle in 0 30 70; do
  awk -v angle=$angle 'BEGIN {
    srand(7); turn = angle * atan2(0, -1) / 180
    print "a,b"
    for (n = 0; n < 200; n++) {
      x = rand(); y = rand() * rand()
      printf "%.9f,%.9f\n", cos(turn) * x - sin(turn) * y, sin(turn) * x + cos(turn) * y
    }
  }' >"run-$angle.csv"
done
expect 0 compare run-0.csv run-30.csv run-70.csv --draws 20
says out 'affine: the codes of the runs are the same up to affine maps'
says comparison/report.md 'The runs support the class **[affine](#stage-comparison)**'
expect 64 compare run-0.csv
says err 'nothing to compare it with'

echo "program: $checks runs ended as they should"
