/// The middle of some numbers, or the mean of the two in the middle; of none, zero.
public func median(_ numbers: [Double]) -> Double {
  guard !numbers.isEmpty else { return 0 }
  let sorted = numbers.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// A quantile of some numbers, by linear interpolation between neighbours; of none, zero.
public func quantile(_ probability: Double, of numbers: [Double]) -> Double {
  guard let last = numbers.indices.last else { return 0 }
  let sorted = numbers.sorted()
  let place = min(max(probability, 0), 1) * Double(last)
  let below = min(Int(place), max(last - 1, 0))
  let above = min(below + 1, last)
  return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
}
