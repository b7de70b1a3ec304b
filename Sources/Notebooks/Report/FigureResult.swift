/// A figure as the report shows it.
public struct FigureResult: Equatable, Sendable {
  /// What there is to show.
  public enum Picture: Equatable, Sendable {
    /// Paths relative to the report.
    case files(light: String, dark: String, png: String)
    /// Nothing, for this reason.
    case failed(String)
  }

  /// The name.
  public var name: String
  /// The kind of drawing.
  public var kind: String
  /// What stands under it.
  public var caption: [ResolvedPiece]
  /// What stands in its place.
  public var alt: [ResolvedPiece]
  /// The picture.
  public var picture: Picture
  /// What it was made from.
  public var sources: [Provenance]
  /// How it was drawn, where the notebook says so.
  public var parameters: [StageResult.Parameter]

  /// Creates it.
  public init(
    name: String, kind: String = "", caption: [ResolvedPiece], alt: [ResolvedPiece], picture: Picture,
    sources: [Provenance], parameters: [StageResult.Parameter] = []
  ) {
    self.name = name
    self.kind = kind
    self.caption = caption
    self.alt = alt
    self.picture = picture
    self.sources = sources
    self.parameters = parameters
  }
}

/// A stage that something shown was made from.
public struct Provenance: Equatable, Sendable {
  /// The stage.
  public var stage: String
  /// The keys of the members that were used, in hexadecimal.
  public var keys: [String]

  /// Creates it.
  public init(stage: String, keys: [String]) {
    self.stage = stage
    self.keys = keys
  }
}
