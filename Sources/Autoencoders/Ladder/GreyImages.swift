internal import LinearAlgebra
internal import Networks
private import Requirements

/// Images of P pixels as points of P features, kept as the bytes that they are read from: 0 is 0, and 255 is 1.
///
/// In bytes, the 60,000 digits of MNIST take 47 MB; each minibatch is widened by itself.
public struct GreyImages: Equatable, Sendable {
  /// N.
  public let count: Int
  /// P.
  public let pixels: Int
  /// Image by image.
  private let bytes: [UInt8]

  /// Creates images from their bytes, which are kept, not copied.
  public init(count: Int, pixels: Int, bytes: [UInt8]) {
    require(count * pixels == bytes.count, "\(bytes.count) bytes are not \(count) images of \(pixels) pixels")
    self.count = count
    self.pixels = pixels
    self.bytes = bytes
  }

  /// Writes as many images as there are rows, those of an order from a position of it on.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func gather<Scalar: NetworkScalar>(_ order: [Int], from first: Int, into rows: inout Matrix<Scalar>) {
    require(
      rows.columns == pixels && first + rows.rows <= order.count,
      "\(order.count) images of \(pixels) pixels do not fit into \(rows.shape) from \(first) on")
    let (count, from) = (rows.rows, bytes.span)
    var to = rows.elements.mutableSpan
    for n in 0..<count {
      let (image, row) = (order[first + n] * pixels, n * pixels)
      for i in 0..<pixels { to[row + i] = Scalar(from[image + i]) / 255 }
    }
  }
}
