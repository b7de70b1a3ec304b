"""Turns of a comparison, in which ours is measured before and after the others, so that what else the machine does shows.

Where our two measurements differ too much the turn says nothing and is repeated; after a few tries the steadiest counts,
and the table says so.
"""

import statistics

# How far our two measurements of a turn may lie apart, as a part of the smaller.
WIDTH = 0.1
TRIES = 4


class Turns:
    """The turns of one comparison: `ours` and `others` are functions that measure once and return what they found."""

    def __init__(self, ours, others, time, repetitions):
        """Takes the turns; `time` reads the time out of what `ours` found."""
        self.wide = 0
        self.turns = [self._turn(ours, others, time) for _ in range(repetitions)]

    def _turn(self, ours, others, time):
        best = None
        for _ in range(TRIES):
            first, found, second = ours(), others(), ours()
            spread = abs(time(first) - time(second)) / min(time(first), time(second))
            if best is None or spread < best[0]:
                # Of one thing that is measured twice the faster is the less disturbed, on our side as on theirs.
                best = spread, min(first, second, key=time), found
            if spread <= WIDTH:
                break
        if best[0] > WIDTH:
            self.wide += 1
        return best[1], best[2]

    def ours(self, value):
        """The median over the turns of a value of ours."""
        return statistics.median(value(ours) for ours, _ in self.turns)

    def others(self, value):
        """The median over the turns of a value of the others."""
        return statistics.median(value(others) for _, others in self.turns)

    def ratio(self, value):
        """The median over the turns of a value of both sides of a turn, which met the same machine."""
        return statistics.median(value(ours, others) for ours, others in self.turns)

    def __iter__(self):
        return iter(self.turns)

    def __getitem__(self, index):
        return self.turns[index]

    @property
    def note(self):
        """What a reader must know of the turns; empty where they were steady."""
        if not self.wide:
            return ""
        return f" (unsteady: in {self.wide} of {len(self.turns)} turns ours differed by more than {WIDTH:.0%})"
