import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct PeerScoresTests {
  private let x = normalMatrix(400, 3, RandomStream(seed: 1))

  @Test func aRotationAndAScaleAreAgreementInAll() throws {
    var stream = RandomStream(seed: 2)
    let turn = try haarRotation(3, using: &stream)
    let found = try PeerScores(x, (7 * matmul(x, turn)).addingToRows([1, 2, 3]))
    for score in [found.consistency, found.procrustes, found.alignment, found.similarity] {
      expectClose(score, 1, absolute: 1e-10)
    }
  }

  @Test func anAffineMapIsAgreementInTheLinearFitAlone() throws {
    let found = try PeerScores(x, matmul(x, .diagonal([10, 1, 0.1])))
    expectClose(found.consistency, 1, absolute: 1e-10)
    #expect(found.procrustes < 0.8 && found.alignment < 0.8)
  }

  @Test func theScoresAreTheirFormulas() throws {
    let y = matmul(x, Matrix([[1, 2, 0], [0, 1, 0], [0.5, 0, 3]])) + normalMatrix(400, 3, RandomStream(seed: 3))
    let found = try PeerScores(x, y)
    let (a, b) = (x.centred, y.centred)
    func norm(_ m: Matrix<Double>) -> Double { m.elements.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let cross = matmulTransposedFirst(a, b)
    expectClose(found.alignment, norm(cross) * norm(cross) / (norm(gram(a)) * norm(gram(b))), absolute: 1e-12)
    expectClose(
      found.procrustes, try singularValues(cross).values.reduce(0, +) / (norm(a) * norm(b)), absolute: 1e-12)
    let (there, back) = (try affineMap(from: x, to: y)(x) - y, try affineMap(from: y, to: x)(y) - x)
    let wanted =
      1 - (norm(there) * norm(there) / (norm(b) * norm(b)) + norm(back) * norm(back) / (norm(a) * norm(a))) / 2
    expectClose(found.consistency, wanted, absolute: 1e-10)
  }

  @Test func nothingSharedIsNearNothing() throws {
    let found = try PeerScores(x, normalMatrix(400, 3, RandomStream(seed: 4)))
    #expect(found.consistency < 0.05 && found.alignment < 0.1 && found.similarity < 0.2)
  }
}
