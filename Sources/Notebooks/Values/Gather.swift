private import Statistics

/// How the values of the members of a sweep become one.
public enum Gather: String, CaseIterable, Sendable {
  /// The arithmetic mean; of flags, the share of true.
  case mean
  /// The sample standard deviation, with divisor n − 1.
  case sd
  /// The least.
  case min
  /// The greatest.
  case max
  /// How many members there are.
  case count
  /// All of them, in the order of the sweep.
  case list
}

extension Gather {
  /// Makes one value of those of the members of a sweep.
  ///
  /// - Parameter members: The values, in the order of the sweep.
  /// - Returns: The one value.
  /// - Throws: `ValueError` where there are too few, or where they are no numbers but must be.
  public func callAsFunction(_ members: [NotebookValue]) throws(ValueError) -> NotebookValue {
    switch self {
    case .count: return .integer(members.count)
    case .list: return .list(members)
    case .mean: return .number(Statistics.mean(try numbers(members, flags: true)))
    case .sd: return .number(try deviation(try numbers(members)))
    case .min, .max: return try extreme(members)
    }
  }

  private func numbers(_ members: [NotebookValue], flags: Bool = false) throws(ValueError) -> [Double] {
    guard !members.isEmpty else { throw ValueError("'\(rawValue)' needs a value, and there is none") }
    var numbers: [Double] = []
    for member in members {
      if flags, case .flag(let flag) = member {
        numbers.append(flag ? 1 : 0)
      } else if let number = member.asNumber {
        numbers.append(number)
      } else {
        throw ValueError("'\(rawValue)' takes numbers, not \(member.typeName)")
      }
    }
    return numbers
  }

  private func deviation(_ numbers: [Double]) throws(ValueError) -> Double {
    guard let deviation = sampleDeviation(numbers) else {
      throw ValueError("'sd' needs at least two members, and there is one")
    }
    return deviation
  }

  private func extreme(_ members: [NotebookValue]) throws(ValueError) -> NotebookValue {
    let numbers = try numbers(members)
    var best = 0
    for index in numbers.indices where self == .min ? numbers[index] < numbers[best] : numbers[index] > numbers[best] {
      best = index
    }
    return members[best]
  }
}
