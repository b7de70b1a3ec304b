import Assumptions
import DecoderFiles
import LinearAlgebra
import Probability
import SafetensorsFormat
import Testing

private let means = Matrix<Double>([[0, 1], [2, -1], [4, 4]])
private let covariances: [Double] = [1, 0.2, 0.2, 2, 1, 0, 0, 1, 3, -1, -1, 2]

private func tensor(_ shape: [Int], _ numbers: [Double]) -> Tensor { Tensor(shape: shape, entries: .doubles(numbers)) }

private func file(_ changes: [String: Tensor?] = [:]) -> [UInt8] {
  var tensors: [String: Tensor] = [
    "weights_": tensor([3], [0.2, 0.3, 0.5]), "means_": Tensor(means), "covariances_": tensor([3, 2, 2], covariances),
    "codes": Tensor(Matrix([[1, 2], [3, 4]])), "decoder.0.weight": Tensor(Matrix([[1, 0], [0, 1], [1, 1]])),
    "decoder.0.bias": tensor([3], [0, 0, 1]), "encoder.0.weight": Tensor(Matrix([[1, 0, 0], [0, 1, 0]])),
  ]
  for (name, change) in changes { tensors[name] = change }
  return SafetensorsFile(tensors: tensors, metadata: [:]).bytes
}

private func complaint(_ changes: [String: Tensor?]) -> String {
  do {
    _ = try readModel(file(changes), file: "run-1.safetensors", DecoderReading())
    return "nothing"
  } catch {
    return "\(error)"
  }
}

@Suite struct ModelFileTests {
  @Test func allPartsAreReadByTheirNames() throws {
    let found = try readModel(file(), file: "run-1.safetensors", DecoderReading())
    #expect(found.prior.weights == [0.2, 0.3, 0.5] && found.prior.means == means)
    #expect(found.prior.covariance(ofComponent: 2) == Matrix([[3, -1], [-1, 2]]))
    #expect(found.codes == Matrix([[1, 2], [3, 4]]))
    #expect(found.decoder?.decoder([2, 5]) == [2, 5, 8])
  }

  @Test func covariancesAreOfEveryFamily() throws {
    func prior(_ name: String, _ tensor: Tensor) throws -> GaussianMixture {
      try readModel(file(["covariances_": nil, name: tensor]), file: "a", DecoderReading()).prior
    }
    let tied = try prior("covariances", tensor([2, 2], [2, 1, 1, 2]))
    #expect(tied.covariances == .tied(Matrix([[2, 1], [1, 2]])))
    let diagonal = try prior("variances", tensor([3, 2], [1, 2, 3, 4, 5, 6]))
    #expect(diagonal.covariances == .diagonal(Matrix([[1, 2], [3, 4], [5, 6]])))
    let spherical = try prior("prior.log_variances", tensor([3], [0, 0, 0]))
    #expect(spherical.covariances == .spherical([1, 1, 1]))
  }

  @Test func partsThatAreNotThereAreLeftOut() throws {
    let bare = file(["codes": nil, "decoder.0.weight": nil, "decoder.0.bias": nil])
    let found = try readModel(bare, file: "a", DecoderReading())
    #expect(found.codes == nil && found.decoder == nil)
  }

  @Test func whatMakesNoModelIsRefusedByName() {
    #expect(complaint(["means_": nil]).contains("has no array 'means' (a row a component); there are 'codes'"))
    #expect(complaint(["weights_": nil]).contains("has no array 'weights'"))
    #expect(complaint(["weights_": tensor([3], [0.2, 0.3, 0.4])]).contains("divide them by their sum"))
    #expect(complaint(["covariances_": tensor([3, 2], [1, 1, 1, 1, 1, 1])]).contains("call it 'variances'"))
    #expect(complaint(["covariances_": nil]).contains("or 'variances' or 'log_variances'"))
    #expect(complaint(["codes": Tensor(Matrix([[1.0], [2]]))]).contains("the codes are 2×1"))
    #expect(complaint(["codes": Tensor(Matrix([[1.0, .nan]]))]).contains("'codes'"))
    #expect(complaint(["means_": tensor([6], [1, 2, 3, 4, 5, 6])]).contains("'means_' has the shape 6"))
  }
}
