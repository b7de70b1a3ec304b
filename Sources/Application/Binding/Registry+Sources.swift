private import Fingerprints
private import Foundation

extension Registry {
  /// The same kinds as they will be once the sources of a package are built as they are now.
  ///
  /// Edited, new and deleted files of the targets that were built count; what a new target or another dependency in
  /// `Package.swift` brings is seen only once it is built.
  ///
  /// - Parameter root: The folder of `Package.swift`.
  /// - Returns: The kinds, with the fingerprints that they will have.
  /// - Throws: ``UsageError`` where there are no sources.
  package func afterBuilding(_ root: String) throws -> Registry {
    guard FileManager.default.fileExists(atPath: "\(root)/Package.swift") else {
      throw UsageError(
        "'--code' compares with the sources, but there is no 'Package.swift' here; run it in their folder")
    }
    var families: [String: Kind] = [:]
    var kinds: [String: Kind] = [:]
    for (name, kind) in self.kinds {
      let now = try families[kind.fingerprint] ?? kind.afterBuilding(root)
      families[kind.fingerprint] = now
      kinds[name] = Kind(type: kind.type, fingerprint: now.fingerprint, sources: now.sources)
    }
    return Registry(kinds: kinds)
  }
}

extension Registry.Kind {
  fileprivate func afterBuilding(_ root: String) throws -> Registry.Kind {
    guard let built = SourceManifest(text: sources), !built.files.isEmpty else { return self }
    let now = try built.now(in: root)
    return Registry.Kind(type: type, fingerprint: now.fingerprint, sources: now.text)
  }
}
