private import Foundation
internal import Probability

/// The logarithm of an integral, with the relative error that it may have.
struct LogIntegral {
  /// log ∫ exp(g), −∞ where the integrand vanishes.
  let logValue: Double
  /// The error of the integral over its value, which is that of the logarithm.
  let error: Double
  /// The number of evaluations.
  let evaluations: Int
}

/// Integrates exp(g) over the intervals between given points, where g is a logarithm that may be far below any exponent.
///
/// Globally adaptive: the interval of the largest error is halved until the sum of the errors is small enough. An interval's
/// value is Kronrod's rule of 15 nodes, its error the difference to Gauss's rule of 7, which is far above the truth where
/// the integrand is smooth.
func logIntegral(
  between points: [Double], tolerance: Double, intervals limit: Int = 4000, _ g: (Double) -> Double
) -> LogIntegral {
  var parts = zip(points, points.dropFirst()).filter { $0 < $1 }.map { LogPart(from: $0, to: $1, g) }
  while true {
    let logValue = logSumExp(parts.map(\.logValue))
    let logError = logSumExp(parts.map(\.logError))
    let error = logValue.isFinite ? exp(logError - logValue) : 0
    guard error > tolerance, parts.count < limit,
      let worst = parts.indices.max(by: { parts[$0].logError < parts[$1].logError })
    else { return LogIntegral(logValue: logValue, error: error, evaluations: 15 * parts.count) }
    let part = parts[worst]
    let middle = 0.5 * (part.lower + part.upper)
    guard part.lower < middle, middle < part.upper else {
      return LogIntegral(logValue: logValue, error: error, evaluations: 15 * parts.count)
    }
    parts[worst] = LogPart(from: part.lower, to: middle, g)
    parts.append(LogPart(from: middle, to: part.upper, g))
  }
}

/// One interval.
private struct LogPart {
  let lower, upper, logValue, logError: Double

  init(from lower: Double, to upper: Double, _ g: (Double) -> Double) {
    (self.lower, self.upper) = (lower, upper)
    let (middle, half) = (0.5 * (lower + upper), 0.5 * (upper - lower))
    let left = nodes.dropLast().map { g(middle - half * $0) }
    let right = nodes.map { g(middle + half * $0) }
    let largest = max(left.max() ?? -.infinity, right.max() ?? -.infinity)
    guard largest > -.infinity else {
      (logValue, logError) = (-.infinity, -.infinity)
      return
    }
    var (kronrod, gauss) = (0.0, 0.0)
    for i in nodes.indices {
      let value = exp(right[i] - largest) + (i < left.count ? exp(left[i] - largest) : 0)
      kronrod += kronrodWeights[i] * value
      if !i.isMultiple(of: 2) { gauss += gaussWeights[i / 2] * value }
    }
    logValue = largest + log(half * kronrod)
    logError = largest + log(half * max(abs(kronrod - gauss), 1e-16 * kronrod))
  }
}

// Piessens, de Doncker-Kapenga, Überhuber and Kahaner, "QUADPACK", 1983; the last node is the middle.
private let nodes = [
  0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
  0.741531185599394439863864773280788, 0.586087235467691130294144691838259, 0.405845151377397166906606412076961,
  0.207784955007898467600689403773245, 0,
]
private let kronrodWeights = [
  0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
  0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
  0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
]
private let gaussWeights = [
  0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975,
  0.417959183673469387755102040816327,
]
