public import Stages

/// The stages of this target.
public let alignmentStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [
    CompareClusterings.self, CompareCodes.self, CompareMixtures.self, ExplainComparison.self, JudgeCalibration.self,
    ScoreClusters.self, SimulateComparisons.self,
  ])
