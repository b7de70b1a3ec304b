import Application
import Foundation
import Testing

/// The families of stages, each by one of its kinds.
enum Family: String, CaseIterable {
  case data = "sample-pinwheel"
  case arrays = "read-arrays"
  case mixtures = "fit-mixture"
  case fits = "fit-vade"
  case queries = "encode"
  case alignment = "compare-codes"
  case likelihood = "scan-slices"
  case assumptions = "lint-decoder"
  case figures = "mixture-scatter"
}

/// An edit of a source, and the families that it must reach.
struct Edit: Sendable, CustomTestStringConvertible {
  let path: String
  let families: Set<Family>

  init(_ path: String, _ families: Set<Family>) {
    self.path = "Sources/" + path
    self.families = families
  }

  var isC: Bool { path.hasSuffix(".c") }
  var testDescription: String { path }
}

/// A copy of the sources that this program was built from, which goes with the test.
final class ScratchSources {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "sources-\(UUID().uuidString)")

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["Sources", "Package.swift"] {
      try FileManager.default.copyItem(at: root.appending(path: name), to: folder.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func append(_ text: String, to path: String) throws {
    let url = folder.appending(path: path)
    let old = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    try (old + text).write(to: url, atomically: true, encoding: .utf8)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: folder.appending(path: path)) }

  /// What every source of Swift holds.
  func texts() throws -> [String] {
    let sources = folder.appending(path: "Sources")
    let paths = FileManager.default.subpaths(atPath: sources.path) ?? []
    return try paths.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: sources.appending(path: $0), encoding: .utf8) }
  }

  /// The families whose fingerprint is another one once these sources are built.
  func familiesThatChange() throws -> Set<Family> {
    let after = try Registry.all.afterBuilding(folder.path)
    return Set(
      Family.allCases.filter { Registry.all.kinds[$0.rawValue]?.fingerprint != after.kinds[$0.rawValue]?.fingerprint })
  }
}
