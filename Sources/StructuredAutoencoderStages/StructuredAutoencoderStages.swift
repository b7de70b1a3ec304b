public import Stages

/// The stages of this target, which fit the autoencoders of `StructuredAutoencoders`; an edit there reaches no other fit.
public let structuredAutoencoderStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest,
  [FitSVAE.self, FitSkipAutoencoder.self, FitM2.self, FitDLGMM.self, TakeGenerator.self])
