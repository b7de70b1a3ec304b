public import Stages

/// The stages of this target: which assumptions of the theorem decoders meet.
public let assumptionStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [TakeDecoder.self, TakeModelDecoder.self, ReadDecoder.self, LintDecoder.self, MapRegions.self])
