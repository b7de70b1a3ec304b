/// A number with what it counts, for messages and reports: "1 stage", "12 stages".
public func counted(_ number: Int, _ thing: String) -> String { "\(number) \(thing)" + (number == 1 ? "" : "s") }

/// Things by their numbers: "column 2", "columns 1, 2 and 3".
public func numbered(_ thing: String, _ numbers: [Int]) -> String {
  "\(thing)\(numbers.count == 1 ? "" : "s") \(listed(numbers))"
}

/// "1, 2 and 3".
public func listed(_ numbers: [Int]) -> String { listed(numbers.map(String.init)) }

/// "a, b and c", of as many as fit into a sentence.
///
/// - Parameters:
///   - words: What is listed; nothing for none.
///   - most: How many are named at most; of more, the rest is counted: "a, b, … (12 in all)".
/// - Returns: The list.
public func listed(_ words: [String], atMost most: Int = .max) -> String {
  guard words.count <= most else { return words.prefix(most).joined(separator: ", ") + ", … (\(words.count) in all)" }
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
