public import Parameters
public import Stages

/// What a stage puts out that works on files: the files of its artifact, some of which may be files that it read.
public struct FileOutput: Sendable {
  /// The files that it made, with values and warnings.
  public let contents: [String: [UInt8]]
  /// The files that it read and puts out as they are, by their names in the artifact.
  public let asRead: [String: ParameterReader.File]

  /// Creates an output.
  ///
  /// - Parameters:
  ///   - contents: The files that it made.
  ///   - asRead: The files that it read and puts out as they are, by their names in the artifact.
  ///   - values: The values of the artifact, and the stage's own.
  ///   - warnings: What stands in the way of reading it.
  /// - Throws: `ArtifactError` for a value that no report could show.
  public init(
    _ contents: [String: [UInt8]], asRead: [String: ParameterReader.File] = [:], values: [String: ReportValue],
    warnings: [String] = []
  ) throws {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      if case .number(let number) = value, !number.isFinite {
        throw ArtifactError("found \(number) for '\(name)'; find out where it arose")
      }
    }
    var contents = contents
    contents[ValuesFile.name] = try ValuesFile.encode(values)
    if !warnings.isEmpty { contents[WarningsFile.name] = WarningsFile.encode(warnings) }
    self.contents = contents
    self.asRead = asRead
  }

  /// Creates the output that is an artifact, with values of the stage's own beside those of the artifact.
  ///
  /// - Throws: What writing the artifact throws, and `ArtifactError` for a value that no report could show.
  public init(_ artifact: any Artifact, values: [String: ReportValue]) throws {
    try self.init(
      artifact.files().contents, values: artifact.values.merging(values) { $1 }, warnings: artifact.warnings)
  }
}
