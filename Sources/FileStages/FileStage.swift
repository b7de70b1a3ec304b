public import Parameters
public import Stages

/// A stage that can read large arrays from the files that they lie in, block by block, instead of whole into memory.
///
/// What it reads has been compared with the digests in its key before it begins, by the signatures of the files, and is
/// looked at once more when it has ended.
public protocol FileStage: Stage {
  /// The names of the values that it puts out beside those of its artifact, where it works on files.
  static var ownValueNames: [String] { get }

  /// Does the work on files; nil where `Stage.run(_:in:)` should, on what is read whole.
  ///
  /// - Throws: What ends the stage; its description is shown to the user.
  func run(on files: StageFiles, in context: StageContext) throws -> FileOutput?
}

extension FileStage {
  public static var ownValueNames: [String] { [] }
}

/// Where what a stage reads lies.
public struct StageFiles: Sendable {
  /// The files of one artifact that a stage reads.
  public struct Input: Sendable {
    /// The names of its files.
    public let names: [String]
    /// The path of a file, by its name in the artifact; nil where the artifact has none of that name.
    public let path: @Sendable (String) throws -> String?
    /// The bytes of a file, likewise.
    public let bytes: @Sendable (String) throws -> [UInt8]?

    /// Creates an input.
    public init(
      names: [String], path: @escaping @Sendable (String) throws -> String?,
      bytes: @escaping @Sendable (String) throws -> [UInt8]?
    ) {
      self.names = names
      self.path = path
      self.bytes = bytes
    }

    /// The files of some names, read whole.
    ///
    /// - Throws: What reading them throws.
    public func files(where isWanted: (String) -> Bool) throws -> ArtifactFiles {
      var files = ArtifactFiles()
      for name in names where isWanted(name) { files.contents[name] = try bytes(name) }
      return files
    }
  }

  /// The artifacts that it reads, slot by slot, member by member.
  public let inputs: [[Input]]
  /// The path of a file that a parameter names.
  public let path: @Sendable (ParameterReader.File) throws -> String

  /// Creates places.
  public init(inputs: [[Input]], path: @escaping @Sendable (ParameterReader.File) throws -> String) {
    self.inputs = inputs
    self.path = path
  }
}
