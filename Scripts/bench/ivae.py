"""Prints the table that compares our training of iVAE with PyTorch's; see vade.py, whose measurement it is.

    python3 ivae.py BENCHMARKS [REPETITIONS]
"""

import sys

import vade

REQUIRED = {"eager": 4.0}

if __name__ == "__main__":
    vade.main(
        "ivae", "iVAE, a training step, (2 and 3 labels)→64→64→2, a component for each label", REQUIRED, sys.argv[1],
        int(sys.argv[2]) if len(sys.argv) > 2 else 3)
