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
