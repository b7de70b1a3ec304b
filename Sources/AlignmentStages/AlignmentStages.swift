public import Stages

/// The stages of this target.
public let alignmentStages = StageFamily(fingerprint: sourceFingerprint, [])
