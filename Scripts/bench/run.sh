#!/bin/sh
# Builds the benchmarks and prints our times beside those of other tools. Usage: Scripts/bench/run.sh [REPETITIONS]
set -eu
cd "$(dirname "$0")/../.."
python=${PYTHON:-python3}
if ! "$python" -c 'import numpy, sklearn' 2>/dev/null; then
  echo "bench: '$python' has no scikit-learn, which is the other side of the comparison;" >&2
  echo "bench: install it (pip install scikit-learn torch doit snakemake), or name another Python:" >&2
  echo "bench: PYTHON=/path/to/python make bench" >&2
  exit 1
fi
swift build -c release --product Benchmarks >&2
swift build -c release --product pipeline >&2
programs=$(swift build -c release --show-bin-path)
"$python" Scripts/bench/em.py "$programs/Benchmarks" "${1:-3}"
if "$python" -c 'import torch' 2>/dev/null; then
  "$python" Scripts/bench/vade.py "$programs/Benchmarks" "${1:-3}"
  "$python" Scripts/bench/ladder.py "$programs/Benchmarks" "${1:-3}"
else
  echo "bench: '$python' has no PyTorch, so training is compared with nothing (pip install torch)" >&2
fi
"$python" Scripts/bench/likelihood.py "$programs/Benchmarks" "${1:-3}"
"$python" Scripts/bench/latency.py "$programs/pipeline"
Scripts/bench/overhead.sh "$programs/pipeline"
