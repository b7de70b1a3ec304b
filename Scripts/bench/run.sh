#!/bin/sh
# Builds the benchmarks and prints our times beside those of other tools. Usage: Scripts/bench/run.sh [REPETITIONS]
#
# All tables are printed; where a bar was missed, or a comparison failed, it says so at the end, and fails.
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
repetitions=${1:-3}
if ! "$python" -c 'import numpy, sklearn' 2>/dev/null; then
  echo "bench: '$python' has no scikit-learn, which is the other side of the comparison;" >&2
  echo "bench: install it (pip install scikit-learn torch doit snakemake), or name another Python:" >&2
  echo "bench: PYTHON=/path/to/python make bench" >&2
  exit 1
fi
swift build -c release --product Benchmarks >&2
swift build -c release --product pipeline >&2
programs=$(swift build -c release --show-bin-path)
missed=""
# A part of the whole: table NAME COMMAND ...
table() {
  name=$1
  shift
  "$@" || missed="$missed $name"
}
compare() { table "$1" "$python" "Scripts/bench/$1.py" "$programs/Benchmarks" "$repetitions"; }

compare em
if "$python" -c 'import torch' 2>/dev/null; then
  compare steps
  compare ladder
else
  echo "bench: '$python' has no PyTorch, so training is compared with nothing (pip install torch)" >&2
fi
table large "$python" Scripts/bench/large.py "$programs/pipeline"
table codes "$python" Scripts/bench/codes.py "$programs/Benchmarks" "$programs/pipeline" "$repetitions"
compare likelihood
table latency "$python" Scripts/bench/latency.py "$programs/pipeline"
table overhead Scripts/bench/overhead.sh "$programs/pipeline"
[ -z "$missed" ] || { echo "bench: fell short:$missed" >&2; exit 1; }
