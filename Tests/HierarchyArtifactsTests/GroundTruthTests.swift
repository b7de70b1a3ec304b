import HierarchyArtifacts
import LinearAlgebra
import Probability
import Stages
import Testing

@Suite struct GroundTruthTests {
  private func truth(_ layers: [GroundTruth.Layer], noise: Double = 1, assumptions: [String] = []) -> GroundTruth {
    GroundTruth(
      kind: "dead", prior: someTruth.prior, layers: layers, noise: noise, gap: 0, information: 0,
      assumptions: Dictionary(
        uniqueKeysWithValues: assumptions.map { ($0, .init(verdict: "fails", reason: "since \($0) does")) }),
      flatMass: 0.25)
  }

  private func layer(_ weights: Matrix<Double>, biases: Int) -> GroundTruth.Layer {
    GroundTruth.Layer(weights: weights, biases: [Double](repeating: 0, count: biases), activation: "relu")
  }

  @Test func aTruthTellsItsSizesAndAssumptions() {
    let values = someTruth.values
    #expect(values["f1"] == .text("holds") && values["f2"] == nil)
    #expect(values["latents"] == .integer(2) && values["features"] == .integer(2))
    #expect(values["components"] == .integer(2) && values["noise"] == .number(0.25))
    let wide = truth([layer(Matrix(rows: 7, columns: 2), biases: 7)])
    #expect(wide.features == 7 && wide.values["features"] == .integer(7))
  }

  @Test func everyValueIsDeclaredAndEveryDeclaredOneCanBe() {
    let all = truth(
      [layer(Matrix(rows: 3, columns: 2), biases: 3)], assumptions: ["F1", "F2", "F3", "F4"])
    #expect(Set(all.values.keys) == Set(GroundTruth.valueNames))
    #expect(all.values["f3"] == .text("fails") && all.values["f3.reason"] == .text("since F3 does"))
    #expect(Set(someTruth.values.keys).isSubset(of: GroundTruth.valueNames))
  }

  @Test func weightsAreARowAUnit() {
    let layer = GroundTruth.Layer(weights: Matrix([[1, 2], [3, 4], [5, 6]]), biases: [7, 8, 9], activation: "tanh")
    #expect(layer.weights == [[1, 2], [3, 4], [5, 6]])
  }

  @Test func layersMustFollowOneAnother() throws {
    let good = [layer(Matrix(rows: 3, columns: 2), biases: 3), layer(Matrix(rows: 1, columns: 3), biases: 1)]
    try truth(good).check()
    let wrong: [([GroundTruth.Layer], String)] = [
      ([], "a decoder has one layer at least"),
      ([good[1]], "layer 1 of the decoder should take 2 numbers, with a bias for each unit"),
      ([good[0], good[0]], "layer 2 of the decoder should take 3 numbers, with a bias for each unit"),
      (
        [good[0], layer(Matrix(rows: 1, columns: 3), biases: 2)],
        "layer 2 of the decoder should take 3 numbers, with a bias for each unit"
      ),
    ]
    for (layers, message) in wrong { #expect(throws: ArtifactError(message)) { try truth(layers).check() } }
  }

  @Test(arguments: [0, -1, Double.infinity, .nan]) func noiseMustBePositive(noise: Double) {
    let truth = truth([layer(Matrix(rows: 1, columns: 2), biases: 1)], noise: noise)
    #expect(throws: ArtifactError("the noise is \(noise); it must be positive")) { try truth.check() }
  }
}
