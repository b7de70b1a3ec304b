#!/usr/bin/env python3
"""Verifies Tests/AlignmentTests/Reference/assignment.json against SciPy.

Each case holds a matrix of costs; its columns and its total are what
scipy.optimize.linear_sum_assignment gives. The best matching of these costs is
unique, so the columns can be compared: the script makes sure of that too, by
forbidding each matched pair in turn.

    python3 Scripts/reference/assignment.py            verifies
    python3 Scripts/reference/assignment.py --write    writes the values anew, from the costs in the file

Needs numpy and scipy. Exit status 1 if a value differs.
"""

import json
import pathlib
import sys

import numpy as np
import scipy
from scipy.optimize import linear_sum_assignment

FILE = pathlib.Path(__file__).resolve().parents[2] / "Tests/AlignmentTests/Reference/assignment.json"


def solve(cost):
    rows, columns = linear_sum_assignment(cost)
    return {"columns": columns.tolist(), "total": float(cost[rows, columns].sum())}


def is_unique(cost, solution):
    """Whether every matching that avoids one of the matched pairs costs more."""
    for row, column in enumerate(solution["columns"]):
        if min(cost.shape) == max(cost.shape) == 1:
            return True
        forbidden = cost.copy()
        forbidden[row, column] = np.abs(cost).sum() + 1
        if solve(forbidden)["total"] <= solution["total"] + 1e-9:
            return False
    return True


def main():
    reference = json.loads(FILE.read_text())
    faults = 0
    for number, case in enumerate(reference["cases"]):
        cost = np.array(case["cost"])
        solution = solve(cost)
        if "--write" in sys.argv:
            case.update(solution)
            continue
        if solution["columns"] != case["columns"] or abs(solution["total"] - case["total"]) > 1e-13 * len(cost):
            print(f"case {number} {cost.shape}: {solution} differs from the file")
            faults += 1
        if not is_unique(cost, solution):
            print(f"case {number} {cost.shape}: another matching is as cheap")
            faults += 1
    if "--write" in sys.argv:
        FILE.write_text(json.dumps(reference))
    print(f"{len(reference['cases'])} cases, {faults} faults (numpy {np.__version__}, scipy {scipy.__version__})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
