private import Glibc

/// Content that lies outside of the store: in a file that a stage read and put out as it is.
///
/// A file of `references` has the path of the file, and a digest behind it. The file is believed by its signature, as the
/// files are that parameters name; one that was changed, moved or removed is as an object that is missing, and the stage that
/// read it runs again.
extension Store {
  static let references = "references"

  /// Notes where content lies that is in no object.
  func refer(to path: String, for digest: Digest) throws(FileError) {
    guard let real = realpath(path, nil) else { throw FileError("look at", path) }
    defer { free(real) }
    let bytes = Checksum.appended(to: Array(String(cString: real).utf8))
    try directory.replace(Self.name(Self.references, digest), with: bytes)
  }

  /// The file outside of the store that has the content of a digest now; nil where there is none.
  ///
  /// It is read only where its signature is unknown.
  func referenced(_ digest: Digest) throws(FileError) -> String? {
    guard let path = try referencedPath(Self.name(Self.references, digest)), (try? index.digest(ofFile: path)) == digest
    else { return nil }
    return path
  }

  /// The path in a file of `references`; nil where it is not there or damaged, and where it leads to what has no end.
  private func referencedPath(_ name: String) throws(FileError) -> String? {
    guard let bytes = try directory.read(name).flatMap(Checksum.verified) else { return nil }
    let path = String(decoding: bytes, as: UTF8.self)
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? path : nil
  }

  /// Drops references to files that are not what they were. Signatures are not believed: the files are read.
  func verifyReferences() throws(FileError) {
    for name in try names(in: Self.references) {
      guard let digest = Self.digest(ofName: name) else { continue }
      if let path = try referencedPath(name), (try? Digest(ofFile: path)) == digest { continue }
      try directory.remove(name)
    }
  }

  /// The signatures of all files that are referred to.
  func referencedIdentities() throws(FileError) -> Set<FileSignature.Identity> {
    var identities: Set<FileSignature.Identity> = []
    for name in try names(in: Self.references) {
      if let path = try referencedPath(name), let signature = try? FileSignature(ofFile: path) {
        identities.insert(signature.identity)
      }
    }
    return identities
  }
}
