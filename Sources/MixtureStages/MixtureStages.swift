public import Stages

/// The stages of this target.
public let mixtureStages = StageFamily(
  fingerprint: sourceFingerprint, manifest: sourceManifest, [FitMixture.self, ChooseMixture.self, EvaluateMixture.self])
