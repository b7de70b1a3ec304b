public import Stages

/// The stages of this target.
public let figureStages = StageFamily(fingerprint: sourceFingerprint, [])
