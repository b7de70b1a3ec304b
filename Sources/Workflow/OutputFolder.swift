/// A folder outside the store whose files are, like the store's, whole or not there.
package struct OutputFolder: Sendable {
  private static let prefix = ".writing-"
  private static let minute: Int64 = 60 * 1_000_000_000

  private let directory: Directory

  /// Opens a folder, after making it where it is missing, and removes what dead processes left half-written in it.
  package init(at path: String) throws(FileError) {
    directory = try Directory(at: path)
    for name in try directory.names(in: ".") where name.hasPrefix(Self.prefix) {
      if try isAbandoned(name) { try directory.remove(name) }
    }
  }

  /// Leaves a `.gitignore` in it, where there is none.
  package func hideFromGit() { directory.hideFromGit() }

  /// Writes a file under a temporary name and gives it its name.
  package func write(_ bytes: [UInt8], to name: String) throws(FileError) {
    let temporary = Self.prefix + UniqueName.next()
    do throws(FileError) {
      let file = try directory.create(temporary)
      defer { file.close() }
      try file.write(bytes)
      try file.flush()
      try directory.rename(temporary, to: name)
    } catch {
      try? directory.remove(temporary)
      throw error.of(temporary: directory.path(of: temporary), for: directory.path(of: name))
    }
  }

  /// Whether nobody writes a half-written file any more: no file here takes a minute.
  private func isAbandoned(_ name: String) throws(FileError) -> Bool {
    switch ProcessIdentity(name.dropFirst(Self.prefix.count))?.liveness {
    case .alive: return false
    case .dead: return true
    case .elsewhere, nil:
      guard let signature = try directory.signature(of: name) else { return false }
      return FileSignature.now - signature.modified > Self.minute
    }
  }
}
