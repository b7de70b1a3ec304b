/// Files that are whole or not there.
extension Directory {
  /// Where half-written files lie, each named after the process that writes it.
  static let temporary = "temporary"

  /// Writes a file under a temporary name, flushes it and gives it its name.
  ///
  /// - Parameters:
  ///   - name: The name that it gets; a file of that name is replaced.
  ///   - bytes: The content.
  ///   - isFlushed: Whether the content must outlast a loss of power.
  ///   - isProtected: Whether writing to it is forbidden.
  ///   - isExecutable: Whether it is a program.
  /// - Throws: `FileError`, after which no trace of the new content is left.
  package func replace(
    _ name: String, with bytes: [UInt8], isFlushed: Bool = true, isProtected: Bool = false, isExecutable: Bool = false
  ) throws(FileError) {
    let temporary = "\(Self.temporary)/\(UniqueName.next())"
    do throws(FileError) {
      let file = try create(temporary)
      defer { file.close() }
      try file.write(bytes)
      if isFlushed { try file.flush() }
      if isProtected || isExecutable { try protect(temporary, isExecutable: isExecutable) }
      try rename(temporary, to: name)
    } catch {
      try? remove(temporary)
      throw error.of(temporary: path(of: temporary), for: path(of: name))
    }
  }
}
