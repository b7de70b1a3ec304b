public import Stages

/// The stages of this target, which sample warped mixtures.
public let warpedMixtureStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest, [SampleWarpedMixture.self])
