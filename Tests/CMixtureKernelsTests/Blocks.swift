import CMixtureKernels
import TestSupport
import Testing

/// Points of one block, with numbers that no feature, point or component shares.
struct Block {
  let features: Int
  /// In the order of the kernels.
  var packed: [Double]
  let mean: [Double]

  init(features: Int) {
    self.features = features
    mean = (0..<features).map { 0.3 * Double($0) - 1 }
    packed = [Double](repeating: 0, count: features * Int(CK_BLOCK))
    for n in 0..<Int(CK_BLOCK) { for j in 0..<features { packed[offset(n, j)] = sine(7 * n + 31 * j) } }
  }

  /// Feature j of point n, less the mean.
  func deviation(_ n: Int, _ j: Int) -> Double { packed[offset(n, j)] - mean[j] }

  private func offset(_ n: Int, _ j: Int) -> Int {
    (n / Int(CK_GROUP) * features + j) * Int(CK_GROUP) + n % Int(CK_GROUP)
  }
}

/// Numbers in (−1, 1) without a pattern: a multiple of the golden section, folded.
func sine(_ i: Int) -> Double {
  let x = Double(i + 1) * 0.6180339887498949
  return 2 * (x - x.rounded(.down)) - 1
}

/// Weights in (0, 1) for the points of a block.
let blockWeights = (0..<Int(CK_BLOCK)).map { 0.5 + 0.49 * sine(3 * $0) }
