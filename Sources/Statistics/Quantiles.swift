/// Returns the middle of some numbers, or the mean of the two in the middle; of none, zero.
public func median(_ numbers: [Double]) -> Double { quantile(0.5, of: numbers) }

/// Returns a quantile of some numbers, by linear interpolation between neighbours; of none, zero.
///
/// - Parameters:
///   - probability: From 0, the least, to 1, the greatest; beyond, these.
///   - numbers: In any order.
/// - Returns: The quantile, the seventh kind of Hyndman and Fan (1996), as numpy and R have it.
public func quantile(_ probability: Double, of numbers: [Double]) -> Double {
  quantile(probability, ofSorted: numbers.sorted())
}

/// Returns a quantile of ascending numbers, as ``quantile(_:of:)``.
public func quantile(_ probability: Double, ofSorted sorted: [Double]) -> Double {
  guard let last = sorted.indices.last else { return 0 }
  let place = min(max(probability, 0), 1) * Double(last)
  let below = min(Int(place), max(last - 1, 0))
  let above = min(below + 1, last)
  return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
}
