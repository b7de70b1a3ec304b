public import Stages

/// The stages of this target: exact maximum likelihood for one-dimensional latent variables.
public let likelihoodStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [
    DrawModel.self, DesignModel.self, SearchOptima.self, ScanSlices.self, CompareOptima.self, TallySimulations.self,
    ComparePriors.self, CountAtoms.self, FitSamples.self, EstimateRate.self,
  ])
