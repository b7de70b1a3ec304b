private import Fingerprints
private import Foundation

/// Writes a Swift file with the manifest of source files and its fingerprint: `SourceDigest OUTPUT ROOT FILE...`.
///
/// Paths count relative to the root. With `-` for the output, the manifest is printed.
@main
struct SourceDigest {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, let root = arguments.dropFirst().first else {
      throw UsageError(description: "usage: SourceDigest OUTPUT ROOT FILE...")
    }
    let manifest = SourceManifest(try arguments.dropFirst(2).map { try entry($0, in: root) })
    if output == "-" { return print(manifest.text, terminator: "") }
    let text = """
      let sourceFingerprint = "\(manifest.fingerprint)"
      let sourceManifest = #\"""
      \(manifest.text)\"""#

      """
    try text.write(toFile: output, atomically: true, encoding: .utf8)
  }

  private static func entry(_ path: String, in root: String) throws -> SourceManifest.File {
    let folder = root.hasSuffix("/") ? root : root + "/"
    let name = path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
    return SourceManifest.File(path: name, source: [UInt8](try Data(contentsOf: URL(filePath: path))))
  }
}

/// The command was called with other arguments than it takes.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}
