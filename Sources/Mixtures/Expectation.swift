private import CMixtureKernels
private import LinearAlgebra

/// The E-step of a block of points, and the sums of the M-step after it.
///
/// The block stays in the cache while its responsibilities are found and its moments added.
final class Expectation {
  private let components: Int
  private let features: Int
  /// log πₖ + log N(xₙ; k) and then rₙₖ of one block, K×256.
  private let joint: AlignedBuffer
  private let scratch: AlignedBuffer

  /// Allocates what a pass, or a part of it, works on.
  init(components: Int, features: Int) {
    self.components = components
    self.features = features
    joint = AlignedBuffer(count: components * PointBlocks.size)
    scratch = AlignedBuffer(count: 2 * features * PointBlocks.size)
  }

  /// Fills `joint` with the responsibilities of a block, and returns the sum of its points' log densities.
  func expect(_ points: PointBlocks, _ block: Int, _ means: [Double], _ whitenings: Whitenings) -> Double {
    let x = points.start(ofBlock: block)
    // The kernels take parts of arrays: these begin at component k.
    means.withUnsafeBufferPointer { means in
      whitenings.factors.withUnsafeBufferPointer { factors in
        guard let mean = means.baseAddress, let factor = factors.baseAddress else { return }
        for k in 0..<components {
          let (mean, factor) = (mean + k * features, factor + k * whitenings.stride)
          let (constant, out) = (whitenings.constants[k], joint.start + k * PointBlocks.size)
          switch whitenings.form {
          case .triangular: ck_log_density_full(features, x, mean, factor, constant, scratch.start, out)
          case .diagonal: ck_log_density_diagonal(features, x, mean, factor, constant, out)
          }
        }
      }
    }
    return ck_responsibilities(components, points.count(inBlock: block), joint.start)
  }

  /// Adds a block to moments, weighted by `joint`.
  func add(_ points: PointBlocks, _ block: Int, to moments: inout Moments) {
    let x = points.start(ofBlock: block)
    let (form, stride) = (moments.form, moments.second.count / components)
    // The kernels take parts of arrays: these begin at component k.
    moments.centres.withUnsafeBufferPointer { centres in
      moments.counts.withUnsafeMutableBufferPointer { counts in
        moments.first.withUnsafeMutableBufferPointer { first in
          moments.second.withUnsafeMutableBufferPointer { second in
            guard let centre = centres.baseAddress, let count = counts.baseAddress, let first = first.baseAddress,
              let second = second.baseAddress
            else { return }
            for k in 0..<components {
              let (mean, weights) = (centre + k * features, joint.start + k * PointBlocks.size)
              let (first, second) = (first + k * features, second + k * stride)
              switch form {
              case .triangular:
                ck_moments_full(features, x, mean, weights, scratch.start, count + k, first, second)
              case .diagonal: ck_moments_diagonal(features, x, mean, weights, count + k, first, second)
              }
            }
          }
        }
      }
    }
  }

  /// Returns the moments for responsibilities that are given rather than found.
  ///
  /// - Parameters:
  ///   - points: The points.
  ///   - centres: What the moments are about, K×D by rows.
  ///   - form: Whether matrices or diagonals are wanted.
  ///   - responsibility: rₙₖ; it is asked once for each point and component, points in order, then components.
  /// - Returns: The sums.
  func moments(
    of points: PointBlocks, about centres: [Double], form: Whitenings.Form,
    responsibility: (_ point: Int, _ component: Int) -> Double
  ) -> Moments {
    var moments = Moments(about: centres, components: components, features: features, form: form)
    for block in 0..<points.blocks {
      let count = points.count(inBlock: block)
      for n in 0..<PointBlocks.size {
        for k in 0..<components {
          joint.start[k * PointBlocks.size + n] = n < count ? responsibility(block * PointBlocks.size + n, k) : 0
        }
      }
      add(points, block, to: &moments)
    }
    return moments
  }
}
