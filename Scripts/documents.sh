#!/usr/bin/env bash
# Tries what README.md, CONTRIBUTING.md and the page about clusters show, from their own text, in a fresh copy of the project.
#
# - A command in a block of `sh` is run: `make X` as a dry run; `swift run pipeline …` and `.build/debug/pipeline …` as
#   it stands, but for runs of the project's own notebooks, which take hours: of these the plan is made, with the same
#   arguments; and of `diff`, the list of runs.
# - A block without a language after a block of `sh` is what its last command prints; a line `...` stands for any lines.
# - A block of `python` is run where there is a Python with NumPy.
# - A notebook in a block of `markdown` is one that has no error.
# - A command that is named within a sentence is one.
# - An option that is named is one of a command, and a path in Sources, Tests, Scripts or Pipelines is there.
# PIPELINE is the program.
set -euo pipefail
cd "$(dirname "$0")/.."

project=$PWD
program=${PIPELINE:-$PWD/.build/debug/pipeline}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cp -r Pipelines Makefile Scripts "$place"
cd "$place"
tried=0
skipped=0

fail() {
  echo "documents: $1" >&2
  for stream in out err; do [ ! -f $stream ] || head -20 $stream | sed "s/^/documents: std$stream: /" >&2; done
  exit 1
}

# blocks FILE: each fenced block as a file blocks/NUMBER.LANGUAGE, where a block without a language is `none`.
blocks() {
  rm -rf blocks && mkdir blocks
  awk '
    !fence && match($0, /^ *````*/) {
      fence = substr($0, RSTART, RLENGTH); sub(/^ */, "", fence)
      words = substr($0, RSTART + RLENGTH); split(words, word, " ")
      file = sprintf("blocks/%03d.%s", ++number, word[1] == "" ? "none" : word[1])
      printf "" >file; next
    }
    fence && $0 ~ "^ *" fence "`*$" { fence = ""; close(file); next }
    fence { print >file }
  ' "$1"
}

# prints EXPECTED: the standard output of the last command is this text, where a line of three points is any lines.
prints() {
  awk '
    NR == FNR { want[++wants] = $0; next }
    { have[++haves] = $0 }
    END {
      h = 1
      for (w = 1; w <= wants; w++) {
        if (want[w] ~ /^ *\.\.\.$/) {
          if (w == wants) exit 0
          while (h <= haves && have[h] != want[w + 1]) h++
        } else if (have[h++] != want[w]) { print "line " w ": " want[w]; exit 1 }
      }
      exit h <= haves
    }' "$1" out || fail "'$command' does not print what $document shows"
}

try() {
  command=$1
  local line=${1%%#*} verb
  line=${line%"${line##*[![:space:]]}"}
  case $line in
    "make "*) make -n ${line#make } >out 2>err || fail "$document: there is no '$line'" ;;
    ".build/debug/pipeline plan --code")  # beside the sources, which a copy would double
      (cd "$project" && "$program" plan --code --store "$place/.store") >out 2>err || fail "$document: '$line' ends with $?"
      ;;
    "swift run pipeline "* | ".build/debug/pipeline "*)
      local words=${line#*pipeline }
      verb=${words%% *}
      case $verb in
        all | run) words="plan${words#"$verb"}"; words=$(plan "$words") ;;
        diff) words=diff ;;  # a fresh copy has no runs to set side by side
      esac
      bash -c "'$program' $words" >out 2>err || fail "$document: '$line' ends with $?"
      ;;
    *) skipped=$((skipped + 1)); return 0 ;;
  esac
  tried=$((tried + 1))
}

# plan WORDS: the words without stages and without the options that only a run has.
plan() {
  local kept=() options=0
  for word in $1; do
    case $word in
      --executor | --keep-going | --strict | slurm) ;;
      *) kept+=("$word") ;;
    esac
  done
  [[ ${kept[1]:-} == --* || ${#kept[@]} -lt 3 ]] || [[ ${kept[2]} == --* ]] || unset "kept[2]"
  echo "${kept[@]}"
}

commands() {
  while IFS= read -r line; do [ -z "$line" ] || try "$line"; done <"$1"
}

notebook() {
  mkdir -p trial/Pipelines
  { printf -- '---\ntitle: From a document\n---\n\n'; cat "$1"; } >trial/Pipelines/shown.md
  (cd trial && "$program" list >../out 2>../err) || fail "$document shows a notebook that is none"
  tried=$((tried + 1))
}

for document in README.md CONTRIBUTING.md Scripts/slurm/README.md; do
  blocks "$project/$document"
  for block in blocks/*; do
    case $block in
      *.sh) commands "$block" ;;
      *.none) [ ! -f "$(printf 'blocks/%03d.sh' $((10#$(basename "$block" .none) - 1)))" ] || prints "$block" ;;
      *.python) if python3 -c 'import numpy' 2>/dev/null; then python3 "$block" || fail "$document: its Python fails"; else
        echo "documents: no NumPy, so the example of $document is not tried"
        break
      fi ;;
      *.markdown) notebook "$block" ;;
    esac
  done
  while read -r verb; do
    "$program" "$verb" --help >out 2>err || fail "$document names 'pipeline $verb', which is no command"
  done < <(grep -oE '`(swift run )?pipeline [a-z]+' "$project/$document" | sed 's/.* //' | sort -u)
  [ "$document" != Scripts/slurm/README.md ] || continue  # its other options are those of Slurm
  # Options and paths that the text names.
  "$program" --help >help
  for verb in all run plan why list show log graph diff verify clean cancel init watch compare lint; do
    "$program" $verb --help >>help
  done
  while read -r option; do
    case $option in --exit-code | --explicit-target-dependency-import-check | --warnings-as-errors) continue ;; esac
    grep -qE -- "$option([^a-z-]|\$)" help || fail "$document names '$option', which is no option"
  done < <(grep -oE -- '(^|[ `])--[a-z][a-z-]+' "$project/$document" | tr -d ' `' | sort -u)
  while read -r path; do
    [ -e "$project/$path" ] || fail "$document names '$path', which is not there"
  done < <(grep -oE '(^|[^A-Za-z>])(Sources|Tests|Scripts|Pipelines)/[A-Za-z0-9+./-]+' "$project/$document" \
    | sed 's/^[^A-Z]//; s/[.]$//' | sort -u)
done
echo "documents: $tried commands and notebooks are as shown, $skipped lines are for other programs"
