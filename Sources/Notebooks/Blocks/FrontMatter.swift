/// What stands between the `---` lines at the head of a notebook.
public struct FrontMatter: Equatable, Sendable {
  /// The title.
  public let title: String
  /// The question that the notebook answers, one sentence for the index.
  public let question: String?
  /// The answer in two sentences, with its numbers.
  public let answer: InlineText?
  /// The figure that shows the answer; it stands at the head of the report and not where its block does.
  public let picture: Word?
  /// The profiles, in the order written; the one called `standard` is the notebook as written and not among them.
  public let profiles: [Profile]
  /// The numbers that matter most, beside the paper's.
  public let headline: [Headline]

  /// The name of the profile that is the notebook as written.
  public static let standardProfile = "standard"
}

/// A named set of overrides.
public struct Profile: Equatable, Sendable {
  /// The name.
  public let name: Word
  /// The overrides.
  public let overrides: [Override]
}

extension FrontMatter {
  /// The references to values in it.
  var references: [Reference] {
    (answer?.references ?? []) + headline.flatMap { [$0.reference] + [$0.interval, $0.chance].compactMap { $0 } }
  }
}

/// A number of ours beside the paper's.
public struct Headline: Equatable, Sendable {
  /// What is measured.
  public let what: String
  /// Our value.
  public let reference: Reference
  /// The interval of our value.
  public let interval: Reference?
  /// What the value is where there is nothing to find.
  public let chance: Reference?
  /// The paper's, as printed.
  public let paper: String?
  /// Where the paper prints it.
  public let source: String?
  /// What the reader should know of the difference.
  public let note: String?
}
