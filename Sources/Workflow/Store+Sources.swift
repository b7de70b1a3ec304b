internal import Fingerprints

/// Which sources stages were made of, by the fingerprint that these sources have: so that a reason can name files.
extension Store {
  static let sources = "sources"

  /// The sources with this fingerprint; nil where they were never written, or are damaged.
  func sources(of fingerprint: String) throws(FileError) -> SourceManifest? {
    guard let bytes = try directory.read(Self.name(ofSources: fingerprint)),
      let manifest = SourceManifest(text: String(decoding: bytes, as: UTF8.self)), manifest.fingerprint == fingerprint
    else { return nil }
    return manifest
  }

  /// Writes the sources of a stage, unless they are there in full length.
  func writeSources(of node: StageNode) throws(FileError) {
    let name = Self.name(ofSources: node.fingerprint)
    let bytes = Array(node.sources.utf8)
    guard !bytes.isEmpty, try directory.signature(of: name)?.size != bytes.count else { return }
    try directory.replace(name, with: bytes)
  }

  private static func name(ofSources fingerprint: String) -> String { name(sources, Digest(of: fingerprint)) }
}
