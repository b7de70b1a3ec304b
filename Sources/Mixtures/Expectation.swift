private import CMixtureKernels
private import LinearAlgebra
internal import Probability

/// The pass over all points that is an E-step together with the sums of the M-step after it.
///
/// A block of points stays in the cache while its responsibilities are found and its moments added. Sums are taken
/// block by block, in order, so that the result depends on the points and the mixture only.
struct Expectation: ~Copyable {
  private let components: Int
  private let features: Int
  /// log πₖ + log N(xₙ; k) and then rₙₖ of one block, K×256.
  private let joint: AlignedBuffer
  private let scratch: AlignedBuffer

  /// Allocates what a pass works on.
  init(components: Int, features: Int) {
    self.components = components
    self.features = features
    joint = AlignedBuffer(count: components * PointBlocks.size)
    scratch = AlignedBuffer(count: 2 * features * PointBlocks.size)
  }

  /// Returns Σₙ log p(xₙ), in nats.
  func logLikelihood(of points: borrowing PointBlocks, under mixture: GaussianMixture, _ whitenings: Whitenings)
    -> Double
  {
    var total = 0.0
    for block in 0..<points.blocks { total += expect(points, block, mixture.means.elements, whitenings) }
    return total
  }

  /// Returns Σₙ log p(xₙ), in nats, and the moments about the mixture's means.
  func pass(over points: borrowing PointBlocks, under mixture: GaussianMixture, _ whitenings: Whitenings)
    -> (logLikelihood: Double, moments: Moments)
  {
    let means = mixture.means.elements
    var moments = Moments(about: means, components: components, features: features, form: whitenings.form)
    var total = 0.0
    for block in 0..<points.blocks {
      total += expect(points, block, means, whitenings)
      add(points, block, form: whitenings.form, to: &moments)
    }
    return (total, moments)
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
    of points: borrowing PointBlocks, about centres: [Double], form: Whitenings.Form,
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
      add(points, block, form: form, to: &moments)
    }
    return moments
  }

  /// Fills `joint` with the responsibilities of a block, and returns the sum of its points' log densities.
  private func expect(
    _ points: borrowing PointBlocks, _ block: Int, _ means: [Double], _ whitenings: Whitenings
  ) -> Double {
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

  /// Adds a block, weighted by `joint`.
  private func add(
    _ points: borrowing PointBlocks, _ block: Int, form: Whitenings.Form, to moments: inout Moments
  ) {
    let x = points.start(ofBlock: block)
    let stride = moments.second.count / components
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
}
