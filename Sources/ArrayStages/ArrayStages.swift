public import Stages

/// The stages of this target.
public let arrayStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest, [ReadArrays.self])
