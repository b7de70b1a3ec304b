private import Foundation

/// Returns log Σ exp(xᵢ) without overflow; −∞ for no numbers, or where all are −∞.
public func logSumExp(_ x: some Collection<Double>) -> Double {
  guard let largest = x.max(), largest.isFinite else { return x.max() ?? -.infinity }
  return largest + log(x.reduce(0) { $0 + exp($1 - largest) })
}
