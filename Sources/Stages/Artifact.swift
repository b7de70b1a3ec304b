/// What a stage puts out: named files in open formats, and named values for prose, tables and claims.
public protocol Artifact: StageInput {
  /// The type as messages name it, such as `points`.
  static var typeName: String { get }
  /// The names of all values that it may put out, known before anything runs. Dotted names group: `weak.mean`.
  static var valueNames: [String] { get }

  /// Other types that can be read from the same files, such as the codes of a fitted model.
  static var views: [any Artifact.Type] { get }

  /// The values, by name; an artifact that has none says so.
  var values: [String: ReportValue] { get }

  /// What stands in the way of believing it, a sentence each, which a report says beside its verdict.
  var warnings: [String] { get }

  /// The files, complete: ``init(files:)`` makes an equal artifact of them.
  func files() throws -> ArtifactFiles

  /// Reads the files back.
  init(files: ArtifactFiles) throws
}

extension Artifact {
  public static var valueNames: [String] { [] }
  public static var views: [any Artifact.Type] { [] }
  public var warnings: [String] { [] }
}

/// The files of an artifact by name, such as `points.npy`.
public struct ArtifactFiles: Equatable, Sendable {
  /// The bytes of each file.
  public var contents: [String: [UInt8]]

  /// Creates a set of files.
  public init(_ contents: [String: [UInt8]] = [:]) { self.contents = contents }

  /// The bytes of a file.
  public subscript(name: String) -> [UInt8] {
    get throws {
      guard let bytes = contents[name] else {
        throw ArtifactError(
          "there is no '\(name)' in the artifact, only "
            + contents.keys.sorted().map { "'\($0)'" }.joined(separator: ", "))
      }
      return bytes
    }
  }
}

/// Why files are not the artifact they should be.
public struct ArtifactError: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  /// Creates an error.
  public init(_ description: String) { self.description = description }
}
