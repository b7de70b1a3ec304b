public import Stages

/// The stages of this target.
public let autoencoderStages = StageFamily(
  fingerprint: sourceFingerprint,
  [
    FitVaDE.self, Encode.self, AssignClusters.self, FitMFCVAE.self, EncodeFacets.self, SelectFacet.self,
    AssignFacet.self, ReconstructImages.self, SampleFacet.self, ComposeImages.self,
  ])
