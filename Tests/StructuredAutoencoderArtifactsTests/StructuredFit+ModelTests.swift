import Autoencoders
import Interchange
import LinearAlgebra
import Probability
import Randomness
import SafetensorsFormat
import StageTestSupport
import Stages
import StructuredAutoencoderArtifacts
import StructuredAutoencoderStages
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct StructuredFitModelTests {
  private let points = twoClusters.coordinates

  @Test func theModelGivesTheCodesOfItsFit() throws {
    for fit in [
      try briefFit(FitSVAE.self), try briefFit(FitSVAE.self, [("skip-paths", "false"), ("hidden", "8,4")]),
      try briefFit(FitSVAE.self, [("activation", "leaky-relu"), ("slope", "0.3")]),
      try briefFit(FitDLGMM.self, [("pretraining-epochs", "2")]),
    ] {
      let model = try StructuredFit(files: fit.files()).model()
      #expect(model.features == 2 && model.latents == 2 && model.components == 2)
      var stream = RandomStream(seed: 9)
      let found = try model.evaluation(of: points, draws: 1, using: &stream)
      // The same numbers are computed in the same order, in double precision.
      #expect(found.codes == fit.codes.codes)
      for n in 0..<points.rows { expectClose(found.responsibilities.row(n).reduce(0, +), 1, absolute: 1e-12) }
      #expect(found.componentsUsed == fit.summary.componentsUsed)
    }
  }

  @Test func theBeliefIsThatOfTheFit() throws {
    let fit = try briefFit(FitSVAE.self)
    let model = try #require(try fit.model() as? StructuredModel)
    #expect(model.belief.pointEstimate == fit.codes.prior)
    #expect(model.belief.tensors.allSatisfy { fit.tensors[$0.key] == $0.value } && model.belief.tensors.count == 5)
  }

  @Test func tensorsOfNoSuchModelAreRefused() throws {
    let fit = try briefFit(FitSVAE.self)
    let cases: [(String, Tensor?, String)] = [
      ("encoder.0.weight", nil, "'model.safetensors' has no 'encoder.0.weight'"),
      ("encoder.1.weight", Tensor([Float](repeating: 0, count: 27), shape: [9, 3]), "of the shape [9, 3] is no layer"),
      (
        "encoder.1.weight", Tensor([Float](repeating: 0, count: 24), shape: [8, 3]),
        "puts out 3 numbers where codes and"
      ),
      ("decoder.0.weight", Tensor([Float](repeating: 0, count: 15), shape: [3, 5]), "decoder.0.weight"),
      ("belief.counts", Tensor([1.0, -1]), "a concentration or a count that is not positive"),
      ("belief.degrees", Tensor([1.0, 3]), "degrees of freedom of at most 1"),
    ]
    for (name, tensor, words) in cases {
      var files = try fit.files()
      var tensors = fit.tensors
      tensors[name] = tensor
      files.contents["model.safetensors"] = SafetensorsFile(tensors: tensors).bytes
      let broken = try StructuredFit(files: files)
      let error = #expect(throws: (any Error).self) { try broken.model() }
      #expect("\(error.map { "\($0)" } ?? "")".contains(words), "\(name): \(error.map { "\($0)" } ?? "none")")
    }
  }
}
