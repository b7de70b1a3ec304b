/// The version of the program, with the beginning of the digest of the sources that it was made of.
public let programVersion = "0.1.0 (sources \(sourceFingerprint.prefix(10)))"
