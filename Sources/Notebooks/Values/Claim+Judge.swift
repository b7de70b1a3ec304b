private import Parameters

extension Claim {
  /// Judges the claim.
  ///
  /// - Parameter members: The values of the members that its reference selects, in the order of the sweep.
  /// - Returns: The verdict with the value that was found; unknown, with the reason, where the value is of another type.
  public func judged(on members: [NotebookValue]) -> ClaimResult {
    do throws(NotebookError) {
      let value = try reference.value(of: members)
      let observed = try reference.text(of: members)
      guard let holds = condition.holds(for: value) else {
        return unknown("\(value.typeName) cannot be compared so", observed: observed)
      }
      return result(observed, holds ? .holds : .fails)
    } catch {
      return unknown(error.message)
    }
  }

  /// The result where there is no value, for this reason.
  public func unknown(_ reason: String, observed: String = "") -> ClaimResult {
    result(observed, .unknown(reason))
  }

  private func result(_ observed: String, _ verdict: ClaimResult.Verdict) -> ClaimResult {
    ClaimResult(text: text, stage: reference.stage.text, observed: observed, verdict: verdict, comment: comment)
  }
}

extension Claim.Condition {
  /// Whether a value meets the condition; nil where the two cannot be compared.
  public func holds(for value: NotebookValue) -> Bool? {
    if case .equal(let wanted) = self { return value.equals(wanted) }
    guard let number = value.asNumber, number.isFinite else { return nil }
    return switch self {
    case .atLeast(let bound): number >= bound
    case .atMost(let bound): number <= bound
    case .above(let bound): number > bound
    case .below(let bound): number < bound
    case .within(let lower, let upper): lower <= number && number <= upper
    case .equal: nil
    }
  }
}

extension NotebookValue {
  /// Whether two values are the same; nil where they are of different types.
  fileprivate func equals(_ other: NotebookValue) -> Bool? {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): return a == b
    case (.text(let a), .text(let b)): return a == b
    case (.flag(let a), .flag(let b)): return a == b
    default:
      guard let a = asNumber, let b = other.asNumber, a.isFinite else { return nil }
      return a == b
    }
  }
}
