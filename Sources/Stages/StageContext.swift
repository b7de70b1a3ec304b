public import Parameters

/// What a running stage may ask of the world and tell it.
public struct StageContext: Sendable {
  /// A file that a parameter named, as it was when the stage's key was made.
  public struct FileContent: Sendable {
    /// The bytes.
    public let bytes: [UInt8]
    /// Their SHA-256, in hexadecimal.
    public let sha256: String

    /// Creates it.
    public init(bytes: [UInt8], sha256: String) {
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// A place for the state of a long fit, which survives a kill and belongs to the stage's key.
  public struct Checkpoint: Sendable {
    /// What was saved last; nil at the first start.
    public let load: @Sendable () throws -> [UInt8]?
    /// Saves the state, whole or not at all.
    public let save: @Sendable ([UInt8]) throws -> Void

    /// Creates a checkpoint.
    public init(
      load: @escaping @Sendable () throws -> [UInt8]?, save: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
      self.load = load
      self.save = save
    }
  }

  /// Reads a file that a parameter named.
  public let read: @Sendable (ParameterReader.File) throws -> FileContent
  /// Tells how far the stage is, from 0 to 1, and what it is doing.
  public let progress: @Sendable (_ fraction: Double, _ note: String) -> Void
  /// Writes a line into the stage's log.
  public let log: @Sendable (String) -> Void
  /// Where a long fit saves its state.
  public let checkpoint: Checkpoint

  /// Creates a context.
  public init(
    read: @escaping @Sendable (ParameterReader.File) throws -> FileContent,
    progress: @escaping @Sendable (Double, String) -> Void, log: @escaping @Sendable (String) -> Void,
    checkpoint: Checkpoint
  ) {
    self.read = read
    self.progress = progress
    self.log = log
    self.checkpoint = checkpoint
  }

  /// A context without files, whose words nobody hears: for tests and for calls from code.
  public static let silent = StageContext(
    read: { throw ArtifactError("no file '\($0.path)' here") }, progress: { _, _ in }, log: { _ in },
    checkpoint: Checkpoint(load: { nil }, save: { _ in }))
}
