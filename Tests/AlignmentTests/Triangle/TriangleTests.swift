import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct TriangleTests {
  @Test func theReferenceAgrees() throws {
    let cases = try referenceCases("triangle", of: TriangleCase.self)
    #expect(cases.count == 8)
    for reference in cases {
      let comment = Comment(rawValue: reference.name)
      let found = try triangle(
        from: reference.sourceModel, to: reference.targetModel, latents: Matrix(reference.latents))
      expectClose(found.prior.map.matrix, Matrix(reference.mapPrior.matrix).transposed, absolute: 1e-6, comment)
      expectClose(found.prior.map.shift, reference.mapPrior.shift, absolute: 1e-6, comment)
      let codes = try #require(found.codes)
      expectClose(codes.matrix, Matrix(reference.mapCodes.matrix).transposed, absolute: 1e-6, comment)
      expectClose(codes.shift, reference.mapCodes.shift, absolute: 1e-6, comment)
      let decoder = try #require(found.decoder)
      // A valley of pieces is flat along its floor: two searches end within 10⁻⁷ of its residual, and 5·10⁻⁵ apart.
      let residual = reference.mapDecoder.squaredError ?? 0
      #expect(decoder.residual <= residual * (1 + 1e-7) + 1e-12, comment)
      let isElsewhere = abs(decoder.residual - residual) > residual * 1e-9 + 1e-20
      expectClose(
        decoder.map.matrix, Matrix(reference.mapDecoder.matrix).transposed, absolute: isElsewhere ? 1e-4 : 1e-6, comment
      )
      expectClose(
        try #require(found.decoderResidual), reference.decoderResidual, relative: 1e-8, absolute: 1e-8, comment)
      let expected: [Triangle.Edge: Double] = [
        .priorCode: reference.discrepancies.priorCode, .priorDecoder: reference.discrepancies.priorDecoder,
        .codeDecoder: reference.discrepancies.codeDecoder,
      ]
      for (edge, value) in expected {
        let isOfPriors = edge == .priorCode
        expectClose(
          try #require(found.discrepancies[edge]), value, relative: 1e-8,
          absolute: isElsewhere && !isOfPriors ? 1e-5 : 1e-8, comment)
      }
    }
  }

  @Test func aSymmetricPriorTakesTheMapNearestTheOthers() throws {
    let mixture = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[-1.0, 0], [1, 0]]), covariances: .tied(.diagonal([0.2, 0.5])))
    var stream = RandomStream(seed: 1)
    let codes = try mixture.sample(100, using: &stream).points
    let turned = matmul(codes, Matrix([[-1.0, 0], [0, 1]]))
    let found = try triangle(
      from: LatentModel(prior: mixture, codes: codes), to: LatentModel(prior: mixture, codes: turned), latents: codes)
    #expect(found.priors.near.count == 4)
    expectClose(try #require(found.discrepancies[.priorCode]), 0, absolute: 1e-12)
    #expect(found.prior.components == [1, 0])
    #expect(found.decoder == nil)
    #expect(found.decoderResidual == nil)
    #expect(found.discrepancies.count == 1)
  }

  @Test func partsThatDoNotFitAreErrors() throws {
    var stream = RandomStream(seed: 2)
    let prior = randomMixture(2, 2, &stream)
    let codes = normalMatrix(9, 2, stream)
    let bare = LatentModel(prior: prior)
    func error(_ a: LatentModel, _ b: LatentModel, _ latents: Matrix<Double>) throws -> TriangleError {
      try #require(throws: TriangleError.self) { try triangle(from: a, to: b, latents: latents) }
    }
    let narrow = LatentModel(prior: prior, codes: Matrix(rows: 9, columns: 1))
    #expect(try error(narrow, bare, codes) == .latents(.first, part: "code", 1, prior: 2))
    let one = Decoder(layers: [Decoder.Layer(weights: Matrix([[1.0]]), biases: [0])])
    #expect(
      try error(bare, LatentModel(prior: prior, decoder: one), codes) == .latents(.second, part: "decoder", 1, prior: 2)
    )
    let f = LatentModel(prior: prior, decoder: Decoder(layers: [Decoder.Layer(weights: .identity(2), biases: [0, 0])]))
    let g = LatentModel(
      prior: prior, decoder: Decoder(layers: [Decoder.Layer(weights: Matrix([[1.0, 2]]), biases: [0])]))
    #expect(try error(f, g, codes) == .features(2, 1))
    #expect(try error(f, f, codes.rows(0..<2)) == .tooFewLatents(2, needed: 3))
  }
}
