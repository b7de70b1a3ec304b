public import Stages

/// The stages of this target: the kinds of figures that a notebook can draw.
public let figureStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [
    PointsScatter.self, MixtureScatter.self, ComponentCurve.self, LikelihoodTraces.self, ComponentDigits.self,
    ClusterDigits.self, DigitGrid.self, DigitPairs.self, AgreementHeatMap.self, LatentScatter.self,
    CorrelationHeatMap.self, NullDistribution.self, CorrelationSpectrum.self, ComparisonBars.self, LearningCurves.self,
    LikelihoodSlices.self, SliceMultiples.self, EstimationCurve.self, VerdictShares.self, RecoveryCurve.self,
    TruthBars.self, OrientationCurve.self, DecoderRegions.self, SourceBars.self,
  ])
