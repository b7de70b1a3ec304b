import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct CrossFitTests {
  private let source = normalMatrix(120, 2, RandomStream(seed: 1))
  private let folds = (0..<120).map { $0 * 7 % 5 }

  private func fit(_ targets: Matrix<Double>) throws -> CrossFit {
    var stream = RandomStream(seed: 2)
    return try crossFit(
      from: source, to: targets, features: SmoothFeatures(latents: 2, cosines: 20, using: &stream), folds: folds)
  }

  @Test func theAffinePartIsLeastSquaresOnTheOtherFolds() throws {
    let targets = normalMatrix(120, 3, RandomStream(seed: 3))
    let found = try fit(targets).affine
    for fold in 0..<5 {
      let held = folds.indices.filter { folds[$0] == fold }
      let fitted = folds.indices.filter { folds[$0] != fold }
      let map = try affineMap(from: source.rows(at: fitted), to: targets.rows(at: fitted))
      // Normal equations of condition one, against singular values.
      expectClose(found.rows(at: held), targets.rows(at: held) - map(source.rows(at: held)), absolute: 1e-11)
    }
  }

  @Test func nothingIsLeftOfAnAffineTargetAndLittleOfASmoothOne() throws {
    let affine = matmul(source, Matrix([[1.0, -2], [0.5, 3]]))
    expectClose(try fit(affine).affine, Matrix(rows: 120, columns: 2), absolute: 1e-12)
    let bent = Matrix((0..<120).map { [source[$0, 0] * source[$0, 1]] })
    let left = try fit(bent)
    #expect(power(left.affine) > 60)
    // The product is a feature; a few points far out, which shrinking serves worst, keep two per cent.
    #expect(power(left.smooth) < 0.05 * power(left.affine))
  }

  /// What a target's own points say must not help it.
  @Test func aTargetOfNoiseIsNotExplained() throws {
    let noise = normalMatrix(120, 40, RandomStream(seed: 4))
    let found = try fit(noise)
    #expect(power(found.affine) > power(noise))
    #expect(power(found.smooth) > 0.97 * power(found.affine))
  }

  private func power(_ a: Matrix<Double>) -> Double { a.elements.reduce(0) { $0 + $1 * $1 } }

  @Test func targetsDoNotSeeOneAnother() throws {
    let targets = normalMatrix(120, 3, RandomStream(seed: 5))
    // Sums in another order.
    expectClose(try fit(targets).smooth.column(1), try fit(targets.columns(at: [1])).smooth.column(0), absolute: 1e-11)
  }
}
