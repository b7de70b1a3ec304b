import Foundation
import Randomness
import TestSupport
import Testing

@Suite struct RandomStreamTests {
  private func words(_ stream: RandomStream, _ count: Int = 8) -> [UInt64] {
    var stream = stream
    return (0..<count).map { _ in stream.next() }
  }

  @Test func theFirstWordsAreThoseOfTheGenerator() {
    // Key 0, counters 0 and 1; the first block is published (see PhiloxTests).
    #expect(words(RandomStream(seed: 0), 2) == [0xe169_c58d_6627_e8d5, 0x9b00_dbd8_bc57_ac4c])
    let second = Philox(key: [0, 0]).block(at: [1, 0, 0, 0])
    #expect(words(RandomStream(seed: 0), 3)[2] == UInt64(second[1]) << 32 | UInt64(second[0]))
  }

  @Test func aSeedGivesTheSameStreamEveryTime() {
    #expect(words(RandomStream(seed: 42)) == words(RandomStream(seed: 42)))
    #expect(words(RandomStream(seed: 42)) != words(RandomStream(seed: 43)))
    #expect(words(RandomStream(seed: 1 << 32)) != words(RandomStream(seed: 0)))
  }

  @Test func aChildDependsOnItsNameAndNotOnWhereItsParentStands() {
    var parent = RandomStream(seed: 7)
    let before = words(parent.child("weights"))
    _ = parent.normals(5)
    #expect(words(parent.child("weights")) == before)
    #expect(words(parent.child("biases")) != before)
    #expect(words(RandomStream(seed: 8).child("weights")) != before)
    #expect(words(parent.child("a").child("b")) != words(parent.child("b").child("a")))
  }

  @Test func manyChildrenAreAllDifferent() {
    let parent = RandomStream(seed: 7)
    #expect(Set((0..<2000).map { words(parent.child($0), 1)[0] }).count == 2000)
    #expect(words(parent.child(1)) != words(parent.child("1")))
  }

  @Test func siblingsAreUncorrelated() {
    let parent = RandomStream(seed: 7)
    var (first, second) = (parent.child(1), parent.child(2))
    let n = 10_000
    let product = (0..<n).reduce(0.0) { sum, _ in sum + first.normal() * second.normal() } / Double(n)
    expectClose(product, 0, absolute: 5 / 100)  // five standard errors, 1/√n
  }

  @Test func aCopyOfAStreamDrawsTheSame() {
    var stream = RandomStream(seed: 3)
    _ = stream.normal()  // leaves a spare number within
    var copy = stream
    #expect(stream.normals(5) == copy.normals(5))
  }

  @Test func uniformNumbersFillTheUnitInterval() {
    var stream = RandomStream(seed: 1)
    let n = 100_000
    let numbers = (0..<n).map { _ in stream.uniform() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    // Five standard errors: √(1/12n) of the mean, √(1/180n) of the variance.
    let mean = numbers.reduce(0, +) / Double(n)
    expectClose(mean, 0.5, absolute: 5 * 0.00092)
    expectClose(numbers.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / Double(n), 1.0 / 12, absolute: 5 * 0.00024)
    // χ² of ten bins: mean 9, deviation √18; five of them.
    let bins = numbers.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1 * 10)] += 1 }
    let chi = bins.reduce(0.0) { $0 + pow(Double($1 - n / 10), 2) / Double(n / 10) }
    #expect(chi < 9 + 5 * 4.25)
  }

  @Test func normalNumbersHaveTheMomentsOfTheNormal() {
    var stream = RandomStream(seed: 2)
    let n = 200_000
    let numbers = stream.normals(n)
    let moment = { (power: Double) in numbers.reduce(0) { $0 + pow($1, power) } / Double(n) }
    // E xᵏ = 0, 1, 0, 3; five standard errors, √(E x²ᵏ − (E xᵏ)²)/√n with E x⁶ = 15 and E x⁸ = 105.
    expectClose(moment(1), 0, absolute: 5 * 1 / 447)
    expectClose(moment(2), 1, absolute: 5 * 2.0.squareRoot() / 447)
    expectClose(moment(3), 0, absolute: 5 * 15.0.squareRoot() / 447)
    expectClose(moment(4), 3, absolute: 5 * 96.0.squareRoot() / 447)
    // P(x < 1) = 0.8413.
    let below = Double(numbers.count { $0 < 1 }) / Double(n)
    expectClose(below, 0.841345, absolute: 5 * 0.365 / 447)
    // The two numbers of a pair are independent.
    let product = stride(from: 0, to: n, by: 2).reduce(0.0) { $0 + numbers[$1] * numbers[$1 + 1] } / Double(n / 2)
    expectClose(product, 0, absolute: 5 / 316.0)
  }

  @Test func indicesAreEvenAndBelowTheBound() {
    var stream = RandomStream(seed: 3)
    let counts = (0..<30_000).reduce(into: [0, 0, 0]) { counts, _ in counts[stream.index(below: 3)] += 1 }
    // Five standard errors of a binomial, √(n·⅓·⅔).
    for count in counts { expectClose(Double(count), 10_000, absolute: 5 * 82) }
    #expect(stream.index(below: 1) == 0)
  }

  @Test func drawsAreThoseOfAnotherImplementation() {
    // Scripts/reference/randomness.py
    var stream = RandomStream(seed: 2026)
    #expect(stream.permutation(8) == [4, 3, 0, 7, 6, 1, 5, 2])
    #expect((0..<8).map { _ in stream.index(below: 1000) } == [898, 155, 180, 86, 58, 958, 263, 875])
    // Of this bound, every fourth word is rejected.
    let large = [
      1_324_036_661_041_761_968, 1_834_099_920_388_562_233, 5_747_401_889_857_709_939, 1_112_196_403_278_078_733,
      5_825_854_298_964_680_926, 2_147_436_861_307_697_716, 3_101_912_668_463_302_736, 4_394_867_847_262_193_421,
    ]
    #expect((0..<8).map { _ in stream.index(below: Int.max / 4 * 3) } == large)
  }

  @Test func weightedIndicesFollowTheirWeights() {
    var stream = RandomStream(seed: 4)
    var counts = [0, 0, 0, 0]
    for _ in 0..<40_000 { counts[stream.index(weights: [0, 1, 3, 0])] += 1 }
    #expect(counts[0] == 0 && counts[3] == 0)
    expectClose(Double(counts[1]), 10_000, absolute: 5 * 87)  // √(n·¼·¾)
    #expect(stream.index(weights: [0, 0, 5]) == 2)
  }

  @Test(arguments: [0, 1, 2, 100])
  func aPermutationHoldsEveryNumberOnce(count: Int) {
    var stream = RandomStream(seed: 5)
    #expect(stream.permutation(count).sorted() == Array(0..<count))
  }

  @Test func permutationsAreEquallyLikely() {
    var stream = RandomStream(seed: 6)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[stream.permutation(4), default: 0] += 1 }
    #expect(counts.count == 24)
    // χ² of 24 classes: mean 23, deviation √46; five of them.
    let chi = counts.values.reduce(0.0) { $0 + pow(Double($1 - 1000), 2) / 1000 }
    #expect(chi < 23 + 5 * 6.8)
  }

  @Test func weightsWithoutAPositiveOneStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var stream = RandomStream(seed: 1)
      _ = stream.index(weights: [0, 0])
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("weights must not be negative, with a positive finite sum, not 0.0"))
  }

  @Test func anIndexBelowNothingStopsTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var stream = RandomStream(seed: 1)
      _ = stream.index(below: 0)
    }
    let message = result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } ?? ""
    #expect(message.contains("there is no index below 0"))
  }
}
