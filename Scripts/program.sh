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
for command in all run plan why list show log graph diff verify clean init watch compare lint; do says out "  $command"; done
expect 64 runn
silent out
expect 64 all
says err "there is no folder 'Pipelines' here"

# A first notebook, its report, and a run that has nothing to do.
expect 0 init first
expect 0 plan --profile quick
says out 'would run'
says out "first/fits runs 3 times: never ran"
expect 0 plan --profile quick --all
says out 'first/fits[seed=1] runs: never ran'
expect 0 all --profile quick
says out 'wrote .reports/quick/first/report.md'
! grep -q 'claim fails' out || fail 'a newcomer is greeted with a claim that fails'
[ ! -e Reports ] || fail 'a profile other than the standard one wrote into Reports'
[ -s .reports/quick/first/clusters-found-light.svg ] || fail 'the figure was not drawn'
cp .reports/quick/first/report.md report
expect 0 all --profile quick
says out ' 0 ran'
cmp -s report .reports/quick/first/report.md || fail 'a run that had nothing to do wrote another report'
expect 0 verify
says out 'every object is what its digest says'
for command in verify clean; do
  expect 0 "$command" --store elsewhere
  says out "there is no store 'elsewhere', so there is nothing to"
  [ ! -e elsewhere ] || fail "'$command' made a store"
done
expect 0 show first stability --json --profile quick
says out '"stages":[{"files":'

# Nothing that can be made again is committed.
if command -v git >/dev/null; then
  git init -q . && git add -A
  [ -z "$(git ls-files .store .reports)" ] || fail 'git would take the store, or the reports of another profile'
fi

# What editors and systems leave beside a notebook is none, and a folder is none either.
ln -s user@host.1234:1 Pipelines/.#first.md
printf '\0\5\26\7' >Pipelines/._first.md
echo 'Read me.' >Pipelines/readme.md
mkdir Pipelines/dir.md
expect 0 list
says out 'first: First'
rm -r Pipelines/.#first.md Pipelines/._first.md Pipelines/readme.md Pipelines/dir.md

# Files that a merge has damaged are named and left out; the index names no notebook that is gone.
echo '<<<<<<< HEAD' >.reports/quick/first/results.json
cp Pipelines/first.md Pipelines/other.md
expect 0 run other --profile quick
says out "warning: '.reports/quick/first/results.json' cannot be read"
expect 0 run first --profile quick
says .reports/quick/README.md '(first/report.md)'
rm Pipelines/other.md
expect 0 all --profile quick
! grep -q other .reports/quick/README.md || fail 'the index lists a notebook that is gone'

# Every command has its help; the program has a version.
for command in all run plan why list show log graph diff verify clean cancel init watch compare lint; do
  expect 0 "$command" --help
  says out 'USAGE'
done
expect 0 --version
expect 64 log first fits --jobs 2
expect 64 diff -9223372036854775808 1
expect 64 diff 1 two
says err "there is no run with the profile 'two'"

# A second value of an option that takes one is not dropped without a word; the same one twice loses nothing.
expect 64 plan --profile quick --profile standard
says err "'--profile' takes one value and is given 'quick' and 'standard'; keep one"
expect 64 compare a.npy b.npy --draws=20 --draws 30
says err "'--draws' takes one value and is given '20' and '30'; keep one"
expect 0 plan --profile quick --profile=quick --json --json
expect 64 plan --set first.fits.restarts=1 --set first.fits.restarts=2
says err "--set:2:21: 'first.fits.restarts' is set to '2' here and to '1' at --set:1:21; keep one"
expect 0 plan --set first.fits.restarts=1 --set first.fits.iterations=50

# What a variable that was not set leaves of an option, a name that would never be found, and a disk that is full.
expect 64 run first --store ''
says err "'--store' is empty; name a folder, or leave it out"
expect 64 init readme
says err 'would be a read-me and no notebook'
if [ -w /dev/full ]; then
  ! "$program" list >/dev/full 2>err || fail 'what cannot be printed is no error'
  says err 'cannot print the answer: No space left on device'
fi

# A file of any time, as cameras, archives and clocks that were never set leave them.
touch -d '2300-01-01' Pipelines/first.md
expect 0 run first --profile quick
touch -d '1902-01-01' Pipelines/first.md
expect 0 run first --profile quick

# What takes more memory than there is is refused before it is begun, and the process is not killed.
printf -- '---\ntitle: Much\n---\n\n```yaml stage=points\nrun: sample-ring\npoints-per-component: 10000000\nseed: 1\n```\n' >Pipelines/much.md
(ulimit -v 4000000 && ! "$program" run much >out 2>err) || fail 'what takes more memory than there is is begun'
says err "80000000 points of 2 features take about 4.5 GB of memory, and "
says err "lower 'points-per-component'"
rm -r Pipelines/much.md Reports/much

# A decoder from elsewhere: one layer of |z|, whose two latents of one value show that it folds.
head='{"0.bias":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"0.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}}'
printf '%b%s%b' "\\x$(printf %02x ${#head})\\0\\0\\0\\0\\0\\0\\0" "$head" '\0\0\0\0\0\0\x80\x3f' >fold.safetensors
expect 0 lint fold.safetensors --activation absolute
says out 'F1 holds'
says out 'F4 fails'
expect 1 lint fold.safetensors --activation absolute --require F4 --json
says out '"verdict":"fails"'
expect 64 lint fold.safetensors gone.safetensors
says err "there is no file 'gone.safetensors'"
silent out

# Names that no file can have are refused before anything runs.
expect 64 init "$(printf 'a%.0s' $(seq 250))"
says err 'at most 100 letters'

# A claim that fails is an error for those only who ask for it.
sed -i 's/>= 0.5/>= 1.5/' Pipelines/first.md
expect 0 all --profile quick
says out '1 claim fails'
expect 1 all --profile quick --strict

# A mistake in a notebook: the place, the right word, and nothing is run.
sed 's/fit-mixture/fit-mixtur/' Pipelines/first.md >Pipelines/second.md
expect 64 all --profile quick
silent out
says err "Pipelines/second.md:22:6: no stage kind is called 'fit-mixtur'"
says err "did you mean 'fit-mixture'?"
rm Pipelines/second.md

# A stage that fails: the others are kept, and the report says what happened.
printf -- '---\ntitle: A file\n---\n\n```yaml stage=points\nrun: read-points\npoints: gone.npy\n```\n' >Pipelines/third.md
expect 1 run third
says Reports/third/report.md 'gone.npy'
rm Pipelines/third.md

# A picture of the prose is seen from the report, and one that is not there is an error with its place.
printf -- '---\ntitle: A picture\n---\n![s](Data/s.png) [n](first.md#clusters)\n' >Pipelines/fourth.md
expect 64 run fourth
says err "Pipelines/fourth.md:4:6: there is no file 'Data/s.png' beside the notebook"
mkdir Pipelines/Data && : >Pipelines/Data/s.png
expect 0 run fourth
says Reports/fourth/report.md '![s](../../Pipelines/Data/s.png) [n](../../Pipelines/first.md#clusters)'
expect 0 run fourth --reports "$place/../$(basename "$place")-elsewhere"
cat >Pipelines/fifth.md <<'END'
---
title: Captions
answer: See ![s](Data/s.png).
---

```yaml stage=points
run: sample-ring
points-per-component: 3
seed: 1
```

```yaml figure=ring
draw: points-scatter
from: points
caption: >-
  As in [the first](first.md), at [home](https://example.org/a?b=c|d) and
  ![gone](Data/gone.png).
alt: A ring.
```

```yaml table=size
from: points
columns: [{ value: count, header: N }]
caption: "Of [the first](first.md#clusters), `[x](y)` and [x] (y)."
```
END
expect 64 run fifth
says err "Pipelines/fifth.md:17:11: there is no file 'Data/gone.png' beside the notebook"
sed -i 's/gone.png/s.png/' Pipelines/fifth.md
expect 0 run fifth
says Reports/fifth/report.md 'As in [the first](../../Pipelines/first.md), at [home](https://example.org/a?b=c%7Cd) and ![gone](../../Pipelines/Data/s.png).'
says Reports/fifth/report.md 'Of [the first](../../Pipelines/first.md#clusters), `[x](y)` and \[x\] (y).'
says Reports/fifth/report.md 'See ![s](../../Pipelines/Data/s.png).'
says Reports/README.md 'See ![s](fifth/../../Pipelines/Data/s.png).'
rm -r Pipelines/fifth.md Reports/fifth
! grep -q 'Pipelines/fourth.md)' "$place-elsewhere/fourth/report.md" || fail 'a report elsewhere links to the notebook'
rm -r Pipelines/fourth.md "$place-elsewhere"

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
mkdir several several/folder.csv && cp run-0.csv run-30.csv several
expect 0 compare several --draws 20 --report several-report
says out '2 runs of 200 points'
printf 'kind\nNA\n' >none.csv
expect 64 compare run-0.csv run-30.csv --classes none.csv
[ "$(wc -l <err)" -eq 1 ] || fail 'what is wrong with the classes is said for each run'
expect 64 compare run-0.csv
says err 'nothing to compare it with'
expect 64 compare run-0.csv run-30.csv run-70.csv --draws 5
says err "'--draws 5': 'draws' is 5; it must be"

# A report of other files stays, and so does an edit.
expect 0 compare run-0.csv run-30.csv --draws 20
says out 'comparison-2/report.md'
echo 'My own words.' >>comparison-2/comparison.md
expect 0 compare run-0.csv run-30.csv --draws 20
says out 'comparison-3/report.md'
says comparison-2/comparison.md 'My own words.'
expect 64 compare run-0.csv run-30.csv --draws 20 --report comparison-2
says err 'was edited since'

# Links go by their names, not by those of what they lead to; two of them are two runs.
mkdir cache linked
cp run-0.csv cache/0a1b2c && cp run-30.csv cache/3d4e5f
ln -s ../cache/0a1b2c linked/first.csv
ln -s ../cache/0a1b2c linked/second.csv
ln -s ../cache/3d4e5f linked/third.csv
expect 0 compare 'linked/*.csv' --draws 20 --report linked-report
says linked-report/report.md 'second.csv'

# A name may hold anything, and its bytes tell it apart from others.
mkdir named
cp run-0.csv "named/$(printf 'a\nb\tc"d'"'"'.csv')"
cp run-30.csv "named/$(printf 'e\314\201.csv')"
cp run-70.csv "named/$(printf '\303\251.csv')"
expect 0 compare named --draws 20 --report named-report
says out '3 runs of 200 points'

echo "program: $checks runs ended as they should"
