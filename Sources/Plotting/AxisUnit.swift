private import Foundation

/// How an axis counts: from an origin, where all values lie far from zero and close together, and in a power of ten,
/// where they are large or small. So ticks are short and tell values apart, and no range of finite values overflows.
package struct AxisUnit: Equatable, Sendable {
  /// The value that is counted as zero.
  package var origin: Double
  /// The power of ten of one unit, a multiple of three.
  package var power: Int

  /// As numbers are written.
  package static let plain = AxisUnit(origin: 0, power: 0)

  private init(origin: Double, power: Int) {
    self.origin = origin
    self.power = power
  }

  /// The unit of a linear axis that shows some values; those that are not finite are no part of it.
  package init(for values: [Double]) {
    let values = values.filter(\.isFinite)
    self.init(from: values.min() ?? 0, to: values.max() ?? 0)
  }

  /// The unit of a linear axis from one value to another that is no less.
  init(from lowest: Double, to highest: Double) {
    let largest = max(abs(lowest), abs(highest))
    let half = highest / 2 - lowest / 2  // the whole could overflow
    guard half > 0, half < largest * Self.closeness else {
      self.init(origin: 0, power: Self.power(of: largest))
      return
    }
    let step = pow(10, log10(2 * half).rounded(.up))
    let rounded = (lowest / step).rounded(.down) * step
    let isNear = step > 0 && abs(lowest - rounded) <= 2 * step
    self.init(origin: isNear ? rounded : lowest, power: 0)
    power = Self.power(of: max(abs(lowest - origin), abs(highest - origin)))
  }

  /// Below such a share of the values, their extent is lost in the digits of ticks.
  private static let closeness = 1e-6

  /// The power of a thousand in which such values are counted, so that ticks stay short: 6 for some millions.
  private static func power(of largest: Double) -> Int {
    guard largest >= 1e5 || (largest > 0 && largest < 1e-4) else { return 0 }
    return Int((log10(largest) / 3).rounded(.down)) * 3
  }

  /// A value as the axis counts it. What no range of the axis can show keeps a finite place far outside.
  package func callAsFunction(_ value: Double) -> Double { min(max(length(value - origin), -1e300), 1e300) }

  /// A difference of values as the axis counts it.
  func length(_ difference: Double) -> Double {
    switch power {
    case 0: difference
    case 1...300: difference / powerOfTen(power)
    case -300 ... -1: difference * powerOfTen(-power)
    case ..<0: difference * powerOfTen(150) * powerOfTen(-power - 150)
    default: difference / powerOfTen(150) / powerOfTen(power - 150)
    }
  }

  /// A label that tells how its values are counted: "BIC (×10⁶)", "time (counted from 1700000000)".
  package func label(_ text: String) -> String {
    let words =
      (origin == 0 ? [] : ["counted from \(written(origin))"]) + (power == 0 ? [] : ["×10" + superscript(power)])
    guard !words.isEmpty else { return text }
    let unit = words.joined(separator: ", ") + ")"
    return text.hasSuffix(")") ? text.dropLast() + ", " + unit : text + " (" + unit
  }
}

/// A number in all its digits: `1700000000000000000` rather than `1.7e+18`.
private func written(_ number: Double) -> String {
  let text = Int(exactly: number).map { "\($0)" } ?? "\(number)"
  return text.hasPrefix("-") ? "−" + text.dropFirst() : text
}

private func superscript(_ power: Int) -> String {
  let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  return "\(power)".reduce(into: "") { text, digit in
    text.append(digit.wholeNumberValue.map { digits[$0] } ?? "⁻")
  }
}
