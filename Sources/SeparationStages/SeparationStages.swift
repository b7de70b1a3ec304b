public import Stages

/// The stages of this target: sources that were mixed, and how near codes come to them.
public let separationStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [
    SampleNonlinearICA.self, SeparateLinearly.self, FitTCL.self, CompareWithSources.self, TallySources.self,
    CompareMethods.self,
  ])
