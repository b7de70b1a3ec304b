/// Judges words without quotation marks, which YAML readers take for different things.
enum PlainScalar {
  private static let flags: [String: String] = [
    "yes": "true", "no": "false", "on": "true", "off": "false", "true": "true",
    "false": "false",
  ]

  /// What is wrong with a plain scalar and what would be right; nil where nothing is.
  static func complaint(_ text: String) -> String? {
    if text.isEmpty || text == "~" || text.lowercased() == "null" {
      return "an empty value; write one, or leave it out"
    }
    if text != "true", text != "false", let flag = flags[text.lowercased()] {
      return "'\(text)' is a truth value to some YAML readers; write \(flag), or the word in quotes: '\"\(text)\"'"
    }
    return numberComplaint(text)
  }

  private static func numberComplaint(_ text: String) -> String? {
    let body = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let first = body.first, first.isASCII, first.isNumber || first == "." else { return nil }
    let sign = text.hasPrefix("-") ? "-" : ""
    if body.count > 1, body.allSatisfy(\.isDecimal), first == "0" {
      let digits = body.drop { $0 == "0" }
      return
        "'\(text)' is octal to some YAML readers; write \(sign)\(digits.isEmpty ? "0" : digits), or put it in quotes"
    }
    let prefix = body.prefix(2).lowercased()
    if ["0x", "0o", "0b"].contains(prefix) {
      return "'\(text)' is a number in another base to some YAML readers; write it in decimals, or put it in quotes"
    }
    if body.contains("_"), body.allSatisfy({ $0.isDecimal || $0 == "_" || $0 == "." }) {
      return "'\(text)' is a number to some YAML readers; write \(text.filter { $0 != "_" }), or put it in quotes"
    }
    if body.contains(":"), body.allSatisfy({ $0.isDecimal || $0 == ":" }) {
      return "'\(text)' is a number to base sixty to some YAML readers; put it in quotes"
    }
    if [".inf", ".nan"].contains(body.lowercased()) { return "'\(text)' is no finite number; write one" }
    return nil
  }
}

extension Character {
  fileprivate var isDecimal: Bool { ("0"..."9").contains(self) }
}
