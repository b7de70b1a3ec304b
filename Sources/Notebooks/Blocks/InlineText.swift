/// A text with references to values in it.
public struct InlineText: Equatable, Sendable {
  /// A piece of the text.
  public enum Piece: Equatable, Sendable {
    /// A text as it is.
    case text(String)
    /// `{{ stage.value }}`.
    case reference(Reference)
    /// `{{ profile }}`, the name of the profile that is run.
    case profile
  }

  /// The pieces, in order; no two texts in a row.
  public internal(set) var pieces: [Piece] = []

  /// The references in it.
  public var references: [Reference] {
    pieces.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
  }

  mutating func append(_ text: some StringProtocol) {
    guard !text.isEmpty else { return }
    if case .text(let before) = pieces.last {
      pieces[pieces.count - 1] = .text(before + text)
    } else {
      pieces.append(.text(String(text)))
    }
  }
}

extension InlineText {
  /// The text with its references resolved.
  ///
  /// - Parameters:
  ///   - profile: The name of the profile that is run.
  ///   - resolve: What stands for a reference.
  /// - Returns: The pieces, in order.
  /// - Throws: What `resolve` throws.
  public func resolved<Failure: Error>(
    profile: String, _ resolve: (Reference) throws(Failure) -> ResolvedPiece
  ) throws(Failure) -> [ResolvedPiece] {
    var resolved: [ResolvedPiece] = []
    for piece in pieces {
      switch piece {
      case .text(let text): resolved.append(.text(text))
      case .reference(let reference): resolved.append(try resolve(reference))
      case .profile: resolved.append(.value(profile, stage: nil))
      }
    }
    return resolved
  }
}
