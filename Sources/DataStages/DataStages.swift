public import Stages

/// The stages of this target.
public let dataStages = StageFamily(fingerprint: sourceFingerprint, [])
