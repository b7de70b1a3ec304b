"""Prints the draws that Tests/RandomnessTests/RandomStreamTests.swift expects, by an implementation of its own.

Run: python3 Scripts/reference/randomness.py
"""

MASK = 2**32 - 1


def philox(counter, key):
    """Philox4x32-10 of Salmon et al. 2011."""
    c, k = list(counter), list(key)
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & MASK, (p0 >> 32) ^ c[3] ^ k[1], p0 & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


def words(seed):
    """64-bit words: the low one of each pair first."""
    block = 0
    while True:
        w = philox([block & MASK, block >> 32, 0, 0], [seed & MASK, seed >> 32])
        yield w[0] | w[1] << 32
        yield w[2] | w[3] << 32
        block += 1


def below(bound, stream):
    """Lemire's multiplication, with rejection."""
    while True:
        product = next(stream) * bound
        if product % 2**64 >= 2**64 % bound:
            return product >> 64


assert philox([0] * 4, [0] * 2) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]

stream = words(2026)
order = list(range(8))
for i in range(7):
    j = i + below(8 - i, stream)
    order[i], order[j] = order[j], order[i]
print("permutation(8) of seed 2026:", order)
print("then index(below: 1000):", [below(1000, stream) for _ in range(8)])
large = (2**63 - 1) // 4 * 3
print("then index(below: Int.max / 4 * 3), which rejects every fourth word:", [below(large, stream) for _ in range(8)])
