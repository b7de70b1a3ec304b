private import CCrypto
private import Foundation
private import SwiftTokens

/// Writes a Swift file with the digest of source files: `SourceDigest OUTPUT ROOT FILE...`.
///
/// Of a Swift file only the tokens count, so that a comment or an indentation changes no key; of another file, every
/// byte. Paths count relative to the root, so that two checkouts agree.
@main
struct SourceDigest {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, let root = arguments.dropFirst().first else {
      throw UsageError(description: "usage: SourceDigest OUTPUT ROOT FILE...")
    }
    var text: [UInt8] = []
    for path in arguments.dropFirst(2) {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
      let name = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
      text += Array(name.utf8) + [0] + (path.hasSuffix(".swift") ? tokens(ofSwift: bytes) : bytes) + [0, 0]
    }
    try "let sourceFingerprint = \"\(sha256(text))\"\n".write(toFile: output, atomically: true, encoding: .utf8)
  }

  private static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    return digest.map { String(format: "%02x", $0) }.joined()
  }
}

/// The command was called with other arguments than it takes.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}
