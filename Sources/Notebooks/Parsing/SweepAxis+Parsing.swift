internal import Parameters

extension SweepAxis {
  /// The most members that one axis may have.
  static let mostValues = 100_000

  /// Reads `for each: { seed: 1...5 }`.
  static func axes(of value: ParameterValue, fields: inout Fields) -> [SweepAxis] {
    guard case .map(let entries) = value.content, !entries.isEmpty else {
      fields.add("'for each' must be a map, such as { seed: 1...5 }, not \(value.spelling)", at: value.location)
      return []
    }
    var axes: [SweepAxis] = []
    for entry in entries {
      let values = fields.attempt { () throws(NotebookError) in try Self.values(of: entry.value, name: entry.name) }
      if let values { axes.append(SweepAxis(name: Word(entry.name, at: entry.location), values: values)) }
    }
    return axes
  }

  /// The values of an axis: a list, a range, or a list with ranges in it.
  static func values(of value: ParameterValue, name: String) throws(NotebookError) -> [ParameterValue] {
    if case .map = value.content {
      throw NotebookError("'\(name)' must be a list or a range, such as 1...5, not a map", at: value.location)
    }
    var values: [ParameterValue] = []
    var seen: Set<Spelling> = []
    for item in value.items {
      for member in try members(of: item, name: name) {
        guard seen.insert(Spelling(member.written)).inserted else {
          throw NotebookError("'\(name)' takes the value \(member.written) twice", at: item.location)
        }
        values.append(member)
      }
    }
    guard !values.isEmpty else { throw NotebookError("'\(name)' has no values; write one", at: value.location) }
    return values
  }

  /// The members of a range `1...5`; of anything else, itself.
  private static func members(of value: ParameterValue, name: String) throws(NotebookError) -> [ParameterValue] {
    guard case .scalar(let text, quoted: false) = value.content, let dots = text.firstRange(of: "...") else {
      return [value]
    }
    guard let first = Int(text[..<dots.lowerBound]), let last = Int(text[dots.upperBound...]) else {
      throw NotebookError("'\(text)' is no range; a range is two whole numbers, such as 1...5", at: value.location)
    }
    guard first <= last else {
      throw NotebookError("the range \(text) is empty; its ends are the wrong way round", at: value.location)
    }
    let (span, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, span < mostValues else {
      throw NotebookError("the range \(text) holds more than \(mostValues) values", at: value.location)
    }
    return (first...last).map { ParameterValue(.scalar("\($0)", quoted: false), at: value.location) }
  }
}
