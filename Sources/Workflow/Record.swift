/// What is known of a finished stage: how its output was made, and what that is.
public struct Record: Equatable, Sendable {
  /// What a stage read of another one.
  public struct Input: Equatable, Sendable {
    /// The slot.
    public let slot: String
    /// The stage that was read.
    public let upstream: StageID
    /// The digest of what that stage had put out.
    public let content: Digest

    /// Creates an input's entry.
    public init(slot: String, upstream: StageID, content: Digest) {
      self.slot = slot
      self.upstream = upstream
      self.content = content
    }
  }

  /// A file that a stage read.
  public struct File: Equatable, Sendable {
    /// The name by which the stage asked for it.
    public let name: String
    /// The path as messages show it.
    public let shownAs: String
    /// The digest of its content.
    public let digest: Digest

    /// Creates a file's entry.
    public init(name: String, shownAs: String, digest: Digest) {
      self.name = name
      self.shownAs = shownAs
      self.digest = digest
    }
  }

  /// The stage that first had this key; another one with the same key takes its outputs too.
  public var stage: StageID
  /// The kind.
  public var kind: String
  /// The digest of the sources that ran.
  public var fingerprint: String
  /// The parameters, sorted by name, with the place where they stood then.
  public var parameters: [KeyedParameter]
  /// The files.
  public var files: [File]
  /// The inputs, slot by slot and member by member.
  public var inputs: [Input]
  /// What it put out.
  public var outputs: OutputFiles
  /// How long it ran.
  public var seconds: Double
  /// When it began, in seconds since 1970.
  public var started: Int
  /// What may matter to the last bit but is not in the key: libraries, processor.
  public var environment: [String]
}
