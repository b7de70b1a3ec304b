/// A part of a report that stands or is left out as a whole.
struct ReportSection: Equatable, Sendable {
  /// What it is called when it is left out.
  let name: String
  /// Its Markdown, without blank lines at its ends.
  let markdown: String
  /// Whether it is wanted even where others are left out.
  var isUrgent = false
}

/// Where a report is read.
enum Medium: Sendable {
  /// A file in the repository, with its figures beside it.
  case file
  /// The page that is made of such a file, and not kept.
  case page
  /// The summary of a CI step, where relative links and pictures do not work.
  case summary
}

/// Markdown that is folded away.
func folded(_ summary: String, _ markdown: String) -> String {
  // Without the blank lines, GitHub would not read what is inside as Markdown.
  "<details>\n<summary>\(summary)</summary>\n\n\(markdown)\n\n</details>"
}
