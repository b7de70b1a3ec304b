private import Stages

/// Digests of files by name, as `sha256sum` writes them: a line a file, the digest, two characters, the name.
struct Checksums: Equatable {
  /// The file that they come from, for messages.
  let source: String
  /// SHA-256 in lower-case hexadecimal, by file name without folders.
  let digests: [String: String]

  /// Reads the lines of a file.
  init(_ bytes: [UInt8], source: String) throws {
    var digests: [String: String] = [:]
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let digest = line.prefix { $0.isHexDigit && $0.isASCII }
      let rest = line.dropFirst(digest.count)
      guard digest.count == 64, rest.count > 2, rest.hasPrefix("  ") || rest.hasPrefix(" *") else {
        throw ArtifactError(
          "\(source):\(number + 1): a SHA-256 of 64 digits, two blanks and a file name should stand here")
      }
      digests[lastComponent(String(rest.dropFirst(2)))] = digest.lowercased()
    }
    self.source = source
    self.digests = digests
  }

  /// Throws unless a file has the digest that stands here under its name.
  func verify(_ path: String, sha256: String) throws {
    let name = lastComponent(path)
    guard let expected = digests[name] else {
      throw ArtifactError("'\(source)' has no line for '\(name)'; add one, or leave 'checksums' out")
    }
    guard expected == sha256.lowercased() else {
      throw ArtifactError(
        "'\(path)' has the SHA-256 \(sha256), but '\(source)' says \(expected); get the file again")
    }
  }
}

private func lastComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}
