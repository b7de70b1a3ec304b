private import Foundation
private import LinearAlgebra
private import Networks

/// What a result may depend on in its last bits: recorded with every run, never part of a key.
enum Environment {
  /// Names and values.
  static let values: [String: String] = [
    "blas core": NumericEnvironment.coreName,
    "bfloat16 kernel": BFloat16Kernel.used.rawValue,
    "system": ProcessInfo.processInfo.operatingSystemVersionString,
    "cores": "\(ProcessInfo.processInfo.processorCount)",
    "swift": swiftVersion,
  ]

  /// `name=value`, sorted.
  static let lines = values.map { "\($0)=\($1)" }.sorted()

  private static var swiftVersion: String {
    #if swift(>=6.4)
      "6.4 or later"
    #elseif swift(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}

/// The version of the program, with the beginning of the digest of the sources that it was made of.
public let programVersion = "0.1.0 (sources \(sourceFingerprint.prefix(10)))"
