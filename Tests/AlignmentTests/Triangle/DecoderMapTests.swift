import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Affine maps of latents that bring one decoder near another.
@Suite struct DecoderMapTests {
  private let latents = normalMatrix(40, 2, RandomStream(seed: 1))
  private let linear = Decoder(layers: [
    Decoder.Layer(weights: Matrix([[1.0, 2], [-1, 0.5], [0.3, 1]]), biases: [0.1, 0, -2])
  ])
  private let bent = Decoder(layers: [
    Decoder.Layer(
      weights: Matrix([[1.0, 0.2], [-0.5, 1], [0.7, -0.7], [0.1, 0.9]]), biases: [0.2, -0.1, 0.3, 0], slope: 0.2),
    Decoder.Layer(weights: Matrix([[1.0, 0, 2, 1], [0.5, -1, 0, 1], [0, 1, 1, -2]]), biases: [0, 0, 0]),
  ])

  /// f ∘ h of layers, h of points as rows.
  private func composed(_ layers: [Decoder.Layer], _ h: AffineMap) -> Decoder {
    Decoder(layers: [Decoder.Layer(weights: h.matrix.transposed, biases: h.shift)] + layers)
  }

  /// f_s(z) = 2z, f_r(z) = z over the latents 0, 1, 2: Σ z² = 5 over Σ (z − 1)² = 2.
  @Test func theResidualIsAShareOfTheVariance() {
    func times(_ factor: Double) -> Decoder {
      Decoder(layers: [Decoder.Layer(weights: Matrix([[factor]]), biases: [0])])
    }
    let points = Matrix([[0.0], [1], [2]])
    let identity = AffineMap(matrix: .identity(1), shift: [0])
    expectClose(
      decoderResidual(of: identity, at: points, target: times(2), source: times(1)), 2.5, relative: 1e-15)
    let half = AffineMap(matrix: Matrix([[0.5]]), shift: [0])
    #expect(decoderResidual(of: half, at: points, target: times(2), source: times(1)) == 0)
    // A constant decoder has no variance to compare with.
    #expect(decoderResidual(of: identity, at: points, target: times(1), source: times(0)) == .infinity)
    #expect(decoderResidual(of: identity, at: points, target: times(0), source: times(0)) == 0)
  }

  @Test func ofLinearDecodersAnyStartFindsTheMap() throws {
    let h = AffineMap(matrix: Matrix([[2.0, -1], [0.5, 1]]), shift: [3, -1])
    let layers = [Decoder.Layer(weights: Matrix([[1.0, 2], [-1, 0.5], [0.3, 1]]), biases: [0.1, 0, -2])]
    let starts = [
      AffineMap(matrix: .identity(2), shift: [0, 0]), AffineMap(matrix: Matrix(rows: 2, columns: 2), shift: [9, 9]),
      AffineMap(matrix: -50 * Matrix<Double>.identity(2), shift: [0, 0]),
    ]
    for found in decoderMaps(from: starts, at: latents, target: linear, source: composed(layers, h)) {
      expectClose(found.residual, 0, absolute: 1e-18)
      expectClose(found.map.matrix, h.matrix, absolute: 1e-8)
      expectClose(found.map.shift, h.shift, absolute: 1e-8)
    }
  }

  /// Of a bent decoder too, from near enough; without layers its slopes are differences.
  @Test(arguments: [true, false]) func aMapOfABentDecoderIsFoundFromNearby(hasLayers: Bool) throws {
    let h = AffineMap(matrix: Matrix([[1.1, 0.2], [-0.1, 0.9]]), shift: [0.1, -0.2])
    let bent = bent
    let source = Decoder(latents: 2, features: 3) { bent(h($0)) }
    let target = hasLayers ? bent : Decoder(latents: 2, features: 3) { bent($0) }
    let start = AffineMap(matrix: .identity(2), shift: [0, 0])
    let found = try #require(decoderMaps(from: [start], at: latents, target: target, source: source).first)
    expectClose(found.residual, 0, absolute: 1e-12)
    expectClose(found.map.matrix, h.matrix, absolute: 1e-6)
    expectClose(found.map.shift, h.shift, absolute: 1e-6)
  }

  /// Each start has its end, in their order, no worse than where it began; and its residual is that of its map.
  @Test func noSearchClimbs() {
    var stream = RandomStream(seed: 4)
    let starts = (0..<6).map { _ in
      AffineMap(matrix: Matrix(rows: 2, columns: 2, elements: stream.normals(4)), shift: stream.normals(2))
    }
    let source = Decoder(latents: 2, features: 3) { [linear] in linear($0).map { $0 * $0 } }
    let ends = decoderMaps(from: starts, at: latents, target: bent, source: source)
    #expect(ends.count == 6)
    for (start, end) in zip(starts, ends) {
      #expect(end.residual <= decoderResidual(of: start, at: latents, target: bent, source: source))
      expectClose(
        end.residual, decoderResidual(of: end.map, at: latents, target: bent, source: source), relative: 1e-12)
      #expect(end == decoderMaps(from: [start], at: latents, target: bent, source: source)[0])
    }
  }

  /// The end of a search among linear decoders is a minimum: no step in any entry lowers it.
  @Test func theEndIsAMinimum() throws {
    let source = Decoder(latents: 2, features: 3) { [linear] in linear($0).map { $0 + 0.1 * $0 * $0 } }
    let start = AffineMap(matrix: .identity(2), shift: [0, 0])
    let end = try #require(decoderMaps(from: [start], at: latents, target: linear, source: source).first)
    #expect(end.residual > 1e-3)
    for k in 0..<6 {
      for step in [1e-4, -1e-4] {
        var (matrix, shift) = (end.map.matrix, end.map.shift)
        if k < 4 { matrix.elements[k] += step } else { shift[k - 4] += step }
        let moved = decoderResidual(
          of: AffineMap(matrix: matrix, shift: shift), at: latents, target: linear, source: source)
        #expect(moved > end.residual)
      }
    }
  }
}
