private import Wording

/// What the members of a stage warn of, for a reader: each sentence once, and of those that differ in their numbers alone
/// the first, with how many are like it.
package struct SharedWarnings {
  private struct Said {
    let text: String
    let pattern: String
    var members: [String]
    var alike = 0
  }

  private var said: [Said] = []

  /// Creates none.
  package init() {}

  /// Adds a sentence of a member.
  package mutating func add(_ text: String, of member: String) {
    if let place = said.firstIndex(where: { $0.text == text }) {
      said[place].members.append(member)
      return
    }
    let pattern = Self.withoutNumbers(text)
    if let place = said.firstIndex(where: { $0.pattern == pattern }) {
      said[place].alike += 1
    } else {
      said.append(Said(text: text, pattern: pattern, members: [member]))
    }
  }

  /// A line for each, in the order in which they came.
  package var lines: [String] {
    said.map { said in
      let others = said.members.count - 1
      return said.members[0] + (others == 0 ? "" : " and \(counted(others, "other"))") + ": \(said.text)"
        + (said.alike == 0 ? "" : " (and \(said.alike) more like this, with other numbers)")
    }
  }

  /// The text with one mark for each number in it, with its point and sign.
  private static func withoutNumbers(_ text: String) -> String {
    text.replacing(/[-−]?[0-9]+([.,][0-9]+)*/, with: "#")
  }
}
