/// An option that a command gives two values, where it takes one: the parser would keep the last without a word.
public struct RepeatedOption: Equatable, Sendable, CustomStringConvertible {
  /// The option, with its hyphens.
  let name: String
  /// The values, as they were written, in order.
  let values: [String]

  /// Finds the first such option.
  ///
  /// The same value twice loses nothing and is let be, and so is a flag, which has no value.
  ///
  /// - Parameters:
  ///   - words: The words of the command, without the program's name.
  ///   - repeatable: The options that may have many values, with their hyphens.
  ///   - takesValue: Whether an option takes a value; asked only of those that stand there twice.
  public init?(in words: [String], repeatable: Set<String>, takesValue: (String) -> Bool) {
    var given: [(name: String, value: String?)] = []
    let options = words.prefix { $0 != "--" }
    for (index, word) in options.enumerated() where word.hasPrefix("--") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let next = index + 1 < options.count ? options[index + 1] : nil
      given.append((parts[0], parts.count == 2 ? parts[1] : next))
    }
    for (index, option) in given.enumerated() where !repeatable.contains(option.name) {
      let values = given[...index].filter { $0.name == option.name }.compactMap(\.value)
      guard Set(values.map { Array($0.utf8) }).count > 1, takesValue(option.name) else { continue }
      self.name = option.name
      self.values = values
      return
    }
    return nil
  }

  public var description: String {
    "'\(name)' takes one value and is given \(values.map { "'\($0)'" }.joined(separator: " and ")); keep one"
  }
}
