private import CMixtureKernels
internal import LinearAlgebra

/// What the kernels work on: 256 points in their order (`MixtureKernels.h`), and the responsibilities of these.
///
/// It stays in the cache from the densities of the points to their moments.
final class BlockWorkspace {
  /// The number of points that it holds.
  static let size = Int(CK_BLOCK)

  private let components: Int
  private let features: Int
  private let points: UnsafeMutablePointer<Double>
  /// log πₖ + log N(xₙ; k) and then rₙₖ, K×256.
  private let joint: UnsafeMutablePointer<Double>
  private let scratch: UnsafeMutablePointer<Double>

  /// Allocates it.
  init(components: Int, features: Int) {
    self.components = components
    self.features = features
    points = Self.aligned(features * Self.size)
    joint = Self.aligned(components * Self.size)
    scratch = Self.aligned(2 * features * Self.size)
  }

  deinit { for buffer in [points, joint, scratch] { UnsafeMutableRawPointer(buffer).deallocate() } }

  /// Numbers at an address that is a multiple of 64, as wide as a vector: loads across cache lines take twice the time.
  private static func aligned(_ count: Int) -> UnsafeMutablePointer<Double> {
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: 64)
    return bytes.initializeMemory(as: Double.self, repeating: 0, count: count)
  }

  /// Takes points, at most ``size``; the rest is filled with copies of the first, which no sum counts.
  func load(_ block: Matrix<Double>, from start: Int, count: Int) {
    let (group, d) = (Int(CK_GROUP), features)
    for n in 0..<Self.size {
      let target = points + n / group * group * d + n % group
      let source = (start + (n < count ? n : 0)) * d
      for j in 0..<d { target[j * group] = block.elements[source + j] }
    }
  }

  /// Finds the responsibilities of the points; returns the sum of the log densities of the first so many, in nats.
  func expect(_ means: Matrix<Double>, _ whitenings: ComponentWhitenings, count: Int) -> Double {
    // The kernels take parts of arrays: these begin at component k.
    means.elements.withUnsafeBufferPointer { means in
      whitenings.factors.withUnsafeBufferPointer { factors in
        guard let mean = means.baseAddress, let factor = factors.baseAddress else { return }
        for k in 0..<components {
          let (mean, factor) = (mean + k * features, factor + k * whitenings.stride)
          let (constant, out) = (whitenings.constants[k], joint + k * Self.size)
          if whitenings.areTriangular {
            ck_log_density_full(features, points, mean, factor, constant, scratch, out)
          } else {
            ck_log_density_diagonal(features, points, mean, factor, constant, out)
          }
        }
      }
    }
    return ck_responsibilities(components, count, joint)
  }

  /// Adds the points to sums, each by its responsibilities.
  func add(to sums: inout MixtureSums) {
    let stride = sums.second.count / components
    for k in 0..<components {
      let weights = joint + k * Self.size
      // The kernels take parts of arrays: these begin at component k.
      sums.centres.elements.withUnsafeBufferPointer { centres in
        sums.first.withUnsafeMutableBufferPointer { first in
          sums.second.withUnsafeMutableBufferPointer { second in
            guard let mean = centres.baseAddress, let first = first.baseAddress, let second = second.baseAddress else {
              return
            }
            let (own, firstOwn, secondOwn) = (mean + k * features, first + k * features, second + k * stride)
            if sums.areTriangular {
              ck_moments_full(features, points, own, weights, scratch, &sums.counts[k], firstOwn, secondOwn)
            } else {
              ck_moments_diagonal(features, points, own, weights, &sums.counts[k], firstOwn, secondOwn)
            }
          }
        }
      }
    }
  }
}
