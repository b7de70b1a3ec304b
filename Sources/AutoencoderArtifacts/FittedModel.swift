public import Stages

/// A fitted model of any kind that can be asked about points, as its files: whoever asks it decodes them by what they are.
///
/// The files are those of a ``FittedAutoencoder``, or of another artifact that has this view.
public struct FittedModel: Artifact, Equatable {
  /// All of them.
  private let contents: ArtifactFiles

  /// Takes the files of a model.
  public init(_ model: some Artifact) throws { self.init(files: try model.files()) }

  /// Takes files as they are.
  public init(files: ArtifactFiles) { contents = files }

  public static var typeName: String { "fitted-model" }
  public var values: [String: ReportValue] { [:] }
  public func files() -> ArtifactFiles { contents }
}
