/// What a stage has put out: names and digests, no bytes.
public struct OutputFiles: Equatable, Sendable {
  /// One file.
  public struct File: Equatable, Sendable {
    /// The name, such as `codes.npy`.
    public let name: String
    /// The digest of the content, by which the store holds it.
    public let digest: Digest
    /// The length in bytes.
    public let size: Int

    /// Creates a file's entry.
    public init(name: String, digest: Digest, size: Int) {
      self.name = name
      self.digest = digest
      self.size = size
    }
  }

  /// The files, sorted by name.
  public let files: [File]
  /// The digest of all names and contents: the same outputs, the same digest, whatever stage made them.
  public let content: Digest

  /// Creates a set of outputs from files in any order.
  public init(_ files: [File]) {
    self.files = files.sorted { $0.name < $1.name }
    var canonical = CanonicalBytes()
    canonical.add(.outputs, count: files.count)
    for file in self.files {
      canonical.add(.name, file.name)
      canonical.add(.digest, file.digest)
    }
    content = canonical.digest
  }

  /// The entry of a name.
  public subscript(name: String) -> File? { files.first { $0.name == name } }

  /// The names of the files that differ, or that one of the two lacks; sorted.
  func differences(from other: OutputFiles) -> [String] {
    Set((files + other.files).map(\.name)).filter { self[$0]?.digest != other[$0]?.digest }.sorted()
  }
}
