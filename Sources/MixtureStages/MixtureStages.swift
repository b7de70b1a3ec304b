public import Stages

/// The stages of this target.
public let mixtureStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest, [FitMixture.self, ChooseMixture.self, EvaluateMixture.self])
