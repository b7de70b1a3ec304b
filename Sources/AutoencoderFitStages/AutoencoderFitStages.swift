public import Stages

/// The stages of this target, which fit autoencoders; what is asked of a fitted one is in `AutoencoderQueryStages`, so that
/// an edit there fits nothing again.
public let autoencoderFitStages = StageFamily(
  fingerprint: sourceFingerprint, sources: sourceManifest, [FitVaDE.self, FitIVAE.self, FitMFCVAE.self])
