import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct SpikeTests {
  @Test func theBendIsOfTheShareThatIsPlantedAndFreeOfAffineParts() throws {
    let source = try Whitening(normalMatrix(500, 3, RandomStream(seed: 1))).white
    let target = try Whitening(normalMatrix(500, 3, RandomStream(seed: 2))).white
    var stream = RandomStream(seed: 3)
    let spike = try Spike(source: source, target: target, share: 0.2, using: &stream).columns
    let plain = spike.column(0)
    let bend = zip(spike.column(1), plain).map { $0 - $1 }
    // The direction has variance one; 0.2 of all is 0.25 of the rest. Rounding of sums of 500.
    expectClose(plain.reduce(0) { $0 + $1 * $1 } / 500, 1, absolute: 1e-10)
    expectClose(bend.reduce(0) { $0 + $1 * $1 } / 500, 0.25, absolute: 1e-10)
    expectClose(spike.column(2), zip(plain, bend).map { $0 - $1 }, absolute: 1e-12)
    let along = matmulTransposedFirst(source, Matrix(rows: 500, columns: 1, elements: bend)).elements
    expectClose(along + [bend.reduce(0, +)], [0, 0, 0, 0], absolute: 1e-9)
  }

  @Test func allIsFoundByAPerfectFitAndNothingByNone() throws {
    let source = try Whitening(normalMatrix(200, 2, RandomStream(seed: 4))).white
    var stream = RandomStream(seed: 5)
    let spike = try Spike(source: source, target: source, share: 0.05, using: &stream)
    let columns = spike.columns
    let nothing = try crossFit(
      from: source, to: columns, features: SmoothFeatures(frequencies: Matrix(rows: 1, columns: 2), phases: [0]),
      folds: (0..<200).map { $0 % 5 })
    // Products of columns alone explain little of a cosine, and no more than all of it.
    let found = spike.found(nothing, at: 0)
    #expect(found < 1.2)
    var features = RandomStream(seed: 6)
    let full = try crossFit(
      from: source, to: columns, features: SmoothFeatures(latents: 2, using: &features), folds: (0..<200).map { $0 % 5 }
    )
    expectClose(spike.found(full, at: 0), 1, absolute: 0.15)
    #expect(spike.found(full, at: 0) > found - 0.05)
  }
}
