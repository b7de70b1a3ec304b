public import Stages

/// The stages of this target.
public let dataStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [
    SamplePinwheel.self, SampleMoons.self, SampleCircles.self, SampleRing.self, SampleParallelograms.self,
    ReadPoints.self, ReadCodes.self, ReadDigits.self, ReduceDimensions.self, Project.self, TakeAsCodes.self,
  ])
