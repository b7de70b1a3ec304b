public import Stages

/// The stages of this target: the rows of the theorem's hierarchy on data whose truth is known, and its last rows for any
/// fitted mixture.
public let hierarchyStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [
    SimulateStructures.self, SampleStructure.self, RecoverStructure.self, DrawTruth.self, SampleTruth.self,
    FitByRecipe.self, FitFromTruth.self, CompareWithTruth.self, TallyRecoveries.self, TestIndependence.self,
    TakeLatentModel.self, TakeAsPrior.self, ReadLatentModel.self, MatchMixtures.self, CompareTriangle.self,
  ])
