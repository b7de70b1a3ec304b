import HierarchyArtifacts
import HierarchyStages
import LinearAlgebra
import Probability
import Randomness
import SafetensorsFormat
import StageTestSupport
import Stages
import TestSupport
import Testing

/// A model, or its image by an invertible map of its latents, as someone else would save it.
private func file(turned: Bool) -> [UInt8] {
  let map = turned ? Matrix<Double>([[1, 0.5], [-2, 1]]) : .identity(2)
  let inverse = turned ? 0.5 * Matrix<Double>([[1, -0.5], [2, 1]]) : .identity(2)
  let means = matmulTransposedSecond(Matrix<Double>([[0, 0], [3, 1], [-1, 2]]), map)
  let straight: [Matrix<Double>] = [
    Matrix([[1, 0.2], [0.2, 0.5]]), Matrix([[0.4, 0], [0, 1.5]]), Matrix([[2, -0.5], [-0.5, 1]]),
  ]
  var covariances: [Double] = []
  for covariance in straight { covariances += matmul(map, matmulTransposedSecond(covariance, map)).elements }
  var stream = RandomStream(seed: 1)
  let codes = Matrix<Double>(rows: 40, columns: 2, elements: stream.normals(80))
  let weights = Matrix<Double>([[1, 0.3], [-0.4, 1], [0.5, -0.7]])
  let tensors: [String: Tensor] = [
    "weights": Tensor(shape: [3], entries: .doubles([0.2, 0.3, 0.5])), "means": Tensor(means),
    "covariances": Tensor(shape: [3, 2, 2], entries: .doubles(covariances)),
    "codes": Tensor(matmulTransposedSecond(codes, map)), "decoder.0.weight": Tensor(matmul(weights, inverse)),
    "decoder.0.bias": Tensor(shape: [3], entries: .doubles([0, 1, -1])),
    "decoder.2.weight": Tensor(Matrix<Double>([[1, 2, 3], [0, 1, -1]])),
    "decoder.2.bias": Tensor(shape: [2], entries: .doubles([0, 0])),
  ]
  return SafetensorsFile(tensors: tensors, metadata: [:]).bytes
}

private func read(turned: Bool, _ parameters: KeyValuePairs<String, String> = [:]) throws -> RecordedModel {
  let context = StageContext.with(["run-1.safetensors": (file(turned: turned), "")])
  let all =
    [("file", "run-1.safetensors"), ("activations", "leaky-relu(0.2),")] + parameters.map { ($0.key, $0.value) }
  return try stage(ReadLatentModel.self, all).run(Nothing(), in: context)
}

@Suite struct ReadLatentModelTests {
  @Test func aModelMadeElsewhereHasAllItsParts() throws {
    let found = try read(turned: false)
    #expect(found.points == 40 && found.codes?.shape == "40×2" && found.layers?.count == 2)
    #expect(found.layers?.map(\.activation) == ["leaky-relu(0.2)", "identity"])
    #expect(try read(turned: false, ["points": "1000"]).points == 1000)
  }

  @Test func modelsThatAreImagesOfOneAnotherMakeATriangleOfOneMap() throws {
    let models = [try read(turned: false), try read(turned: true)]
    let report = try stage(CompareTriangle.self, ["draws": "10", "rotations": "40"]).run(models, in: .silent)
    #expect(report.edges.map(\.name) == ["prior-code", "prior-decoder", "code-decoder"])
    #expect(report.edges.allSatisfy { ($0.discrepancies.max() ?? 1) < 1e-6 }, "\(report.edges)")
    let match = try stage(MatchMixtures.self, ["exact": "true"]).run(Pair(models[0], models[1]), in: .silent)
    expectClose(Matrix(match.near[0].matrix), Matrix([[1, -2], [0.5, 1]]), absolute: 1e-6)
  }
}
