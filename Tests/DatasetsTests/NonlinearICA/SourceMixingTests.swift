import Datasets
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct SourceMixingTests {
  @Test(arguments: try GeneratorCase.all("tcl") + GeneratorCase.all("imca"))
  func theSquareMixingIsThatOfTheReference(reference: GeneratorCase) throws {
    let d = reference.sources[0].count
    let steps = (reference.orthogonal ?? []).flatMap { a -> [SourceMixing.Step] in
      [.leakyReLU(slope: reference.slope), .affine(Matrix(a), bias: [Double](repeating: 0, count: d))]
    }
    #expect(steps.count == 2 * (reference.layers - 1))
    let ours = SourceMixing(steps).observations(of: Matrix(reference.sources))
    expectClose(ours, Matrix(reference.observations), relative: 1e-12, absolute: 1e-12)
  }

  @Test(arguments: try GeneratorCase.all("ivae"))
  func theRepeatedMixingIsThatOfTheReference(reference: GeneratorCase) throws {
    let a = withUnitColumns(Matrix(reference.uniformMatrix ?? []))
    expectClose(a, Matrix(reference.mixing ?? []), absolute: 1e-14)
    let ours = SourceMixing.repeating(a, layers: reference.layers, slope: reference.slope)
      .observations(of: Matrix(reference.sources))
    expectClose(ours, Matrix(reference.observations), relative: 1e-12, absolute: 1e-12)
  }

  @Test func theSquareMixingIsUndoneStepByStep() throws {
    var stream = RandomStream(seed: 5)
    let mixing = try SourceMixing.square(sources: 4, layers: 4, slope: 0.2, using: &stream)
    let sources = Matrix(rows: 50, columns: 4, elements: stream.normals(200))
    var back = mixing.observations(of: sources)
    for step in mixing.steps.reversed() {
      switch step {
      case .affine(let a, _): back = matmulTransposedSecond(back, a)
      case .leakyReLU(let slope): back = back.map { $0 > 0 ? $0 : $0 / slope }
      case .leakyTanh: Issue.record("a square mixing has no tanh")
      }
    }
    expectClose(back, sources, absolute: 1e-11)
  }

  @Test func theWideMixingDoublesTheFeaturesAndBends() throws {
    var stream = RandomStream(seed: 6)
    let mixing = try SourceMixing.wide(sources: 2, slope: 0.05, using: &stream)
    #expect(mixing.steps.count == 7)
    let at = { (x: Double, y: Double) in mixing.observations(of: Matrix([[x, y]])).row(0) }
    #expect(at(0, 0).count == 4)
    // An affine map has the mean of two values at the mean of two points.
    let middle = zip(at(-3, 2), at(3, -2)).map { ($0 + $1) / 2 }
    #expect(zip(middle, at(0, 0)).contains { abs($0 - $1) > 1e-3 })
  }

  @Test func theRepeatedMixingIsWellConditioned() throws {
    var stream = RandomStream(seed: 7)
    let mixing = try SourceMixing.repeated(sources: 3, layers: 3, slope: 0.1, trials: 400, using: &stream)
    guard case .affine(let a, _) = mixing.steps[0] else { return #expect(Bool(false)) }
    let values = try symmetricEigen(gram(a)).values
    #expect((values[2] / values[0]).squareRoot() < 10)
    #expect(mixing.steps.count == 5 && mixing.steps[0] == mixing.steps[4])
  }
}
