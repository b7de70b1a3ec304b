/// A notebook: front matter, prose, and the blocks that declare stages, figures, tables and claims.
public struct Notebook: Equatable, Sendable {
  /// A part of the body.
  public enum Part: Equatable, Sendable {
    /// Markdown that the report copies, with references resolved.
    case prose(InlineText)
    /// A stage.
    case stage(StageBlock)
    /// A figure.
    case figure(FigureBlock)
    /// A table.
    case table(TableBlock)
    /// Claims.
    case claims([Claim])
  }

  /// The file as the user names it, such as `Pipelines/pinwheel.md`.
  public let file: String
  /// The front matter.
  public let front: FrontMatter
  /// The body, in the order of the file.
  public internal(set) var body: [Part]
  /// The profile that has been applied.
  public internal(set) var profile = FrontMatter.standardProfile
}

extension Notebook {
  /// The name on the command line and of the report: the file's, without folder and `.md`.
  public var name: String {
    let base = file.split(separator: "/").last ?? ""
    return String(base.hasSuffix(".md") ? base.dropLast(3) : base)
  }

  /// The stages, in the order of the file.
  public var stages: [StageBlock] { body.compactMap { if case .stage(let block) = $0 { block } else { nil } } }
  /// The figures, in the order of the file.
  public var figures: [FigureBlock] { body.compactMap { if case .figure(let block) = $0 { block } else { nil } } }
  /// The tables, in the order of the file.
  public var tables: [TableBlock] { body.compactMap { if case .table(let block) = $0 { block } else { nil } } }
  /// The claims that are made of the profile, in the order of the file.
  public var claims: [Claim] { allClaims.filter { $0.isMade(of: profile) } }
  /// The claims of all profiles.
  var allClaims: [Claim] { body.flatMap { if case .claims(let claims) = $0 { claims } else { [Claim]() } } }
  /// The names that `--profile` may give, `standard` first.
  public var profileNames: [String] { [FrontMatter.standardProfile] + front.profiles.map(\.name.text) }
}
