internal import Parameters
public import Stages

/// The stages of this target, which ask something of fitted autoencoders.
public let autoencoderQueryStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [
    EvaluateAutoencoder.self, Encode.self, AssignClusters.self, EncodeFacets.self, SelectFacet.self, AssignFacet.self,
    ReconstructImages.self, SampleFacet.self, ComposeImages.self,
  ])

/// What several of these stages read.
extension ParameterReader {
  /// Reads `facet`; whether the model has it is asked when it is there.
  mutating func facet() throws(NotebookError) -> Int {
    try integer("facet", "Which facet, the shallow one being 0.", in: 0...1000)
  }

  /// Reads `draws`, of an importance-weighted bound.
  mutating func draws() throws(NotebookError) -> Int {
    try integer(
      "draws", "How many draws of the posterior the evaluation takes a point.", in: 1...1_000_000, default: 50)
  }
}
