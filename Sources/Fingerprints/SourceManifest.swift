private import CCrypto
private import Foundation

/// The source files that a family of stages can reach, each with a digest of its tokens.
///
/// As text, a line a file as `sha256sum` writes it: the digest in hexadecimal, two blanks, the path.
public struct SourceManifest: Equatable, Sendable {
  /// A source file.
  public struct File: Equatable, Sendable {
    /// The path, relative to the package.
    public let path: String
    /// The SHA-256 of the tokens, in hexadecimal.
    public let digest: String

    /// Creates an entry.
    public init(path: String, digest: String) {
      self.path = path
      self.digest = digest
    }

    /// Digests a source file.
    public init(path: String, source: [UInt8]) {
      self.init(path: path, digest: sha256(tokens(of: source, at: path)))
    }
  }

  /// The files by path, ascending.
  public let files: [File]

  /// Creates a manifest of files in any order.
  public init(_ files: [File]) { self.files = files.sorted { $0.path < $1.path } }

  /// Reads the text form; nil where a line is none of it.
  public init?(text: String) {
    var files: [File] = []
    for line in text.split(separator: "\n") {
      let digest = line.prefix(64)
      guard line.count > 66, digest.allSatisfy(\.isHexDigit), line.dropFirst(64).hasPrefix("  ") else { return nil }
      files.append(File(path: String(line.dropFirst(66)), digest: String(digest)))
    }
    self.init(files)
  }

  /// The text form.
  public var text: String { files.map { "\($0.digest)  \($0.path)\n" }.joined() }

  /// What stands in keys: the digest of what the files hold, whatever they are called and wherever they lie.
  ///
  /// So a file may be renamed, or moved to another target, without an effect on a key.
  public var fingerprint: String { sha256(Array(files.map(\.digest).sorted().joined(separator: "\n").utf8)) }
}

extension SourceManifest {
  /// The paths of the files that changed, came or went since another manifest, ascending; a file that has only moved did
  /// not change.
  public func paths(changedSince old: SourceManifest) -> [String] {
    let before = Dictionary(old.files.map { ($0.path, $0.digest) }) { first, _ in first }
    let now = Dictionary(files.map { ($0.path, $0.digest) }) { first, _ in first }
    let changed = files.filter { before[$0.path].map { [digest = $0.digest] in digest != $0 } ?? false }.map(\.path)
    var came = files.filter { before[$0.path] == nil }
    var gone = old.files.filter { now[$0.path] == nil }
    for file in came {
      guard let place = gone.firstIndex(where: { $0.digest == file.digest }) else { continue }
      gone.remove(at: place)
      came.removeAll { $0 == file }
    }
    return (changed + came.map(\.path) + gone.map(\.path)).sorted()
  }

  /// The same targets as their sources are in a folder now: changed, new and deleted files in the folders of the targets;
  /// of their folders `Reading` only where files of these count.
  ///
  /// - Parameter root: The package's folder.
  /// - Returns: The manifest that the next build makes of these targets.
  /// - Throws: What the file system says of a file that cannot be read.
  public func now(in root: String) throws -> SourceManifest {
    let targets = Set(files.map { $0.path.split(separator: "/").prefix(2).joined(separator: "/") })
    var found: [File] = []
    for target in targets.sorted() {
      let folder = URL(filePath: root).appending(path: target)
      for path in FileManager.default.subpaths(atPath: folder.path) ?? [] {
        guard sourceExtensions.contains(URL(filePath: path).pathExtension) else { continue }
        if path.hasPrefix("Reading/"), !files.contains(where: { $0.path.hasPrefix("\(target)/Reading/") }) { continue }
        found.append(
          File(path: "\(target)/\(path)", source: [UInt8](try Data(contentsOf: folder.appending(path: path)))))
      }
    }
    return SourceManifest(found)
  }
}

/// The SHA-256 of bytes, in hexadecimal.
private func sha256(_ bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
