public import Stages

/// The stages of this target, which ask something of fitted autoencoders.
public let autoencoderQueryStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [
    EvaluateAutoencoder.self, Encode.self, AssignClusters.self, EncodeFacets.self, SelectFacet.self, AssignFacet.self,
    ReconstructImages.self, SampleFacet.self, ComposeImages.self,
  ])
