public import LinearAlgebra
private import Requirements

/// Numbers laid out as a ``ParameterLayout`` says: the parameters of a model, or their gradients, or an optimizer's means.
public struct ParameterBuffer<Scalar: NetworkScalar>: Equatable, Sendable {
  /// What the numbers mean.
  public let layout: ParameterLayout
  /// The numbers, slice after slice; their count is the layout's.
  public var values: [Scalar]

  /// Creates a buffer of zeros.
  public init(layout: ParameterLayout) {
    self.layout = layout
    values = [Scalar](repeating: 0, count: layout.count)
  }

  /// Creates a buffer from its numbers.
  public init(layout: ParameterLayout, values: [Scalar]) {
    require(values.count == layout.count, "a layout of \(layout.count) parameters cannot hold \(values.count)")
    self.layout = layout
    self.values = values
  }

  /// The numbers of a slice, copied; it must be of this buffer's layout.
  public subscript(slice: ParameterSlice) -> [Scalar] {
    get { Array(values[slice.range]) }
    set {
      require(newValue.count == slice.count, "'\(slice.name)' has \(slice.count) numbers, not \(newValue.count)")
      values.replaceSubrange(slice.range, with: newValue)
    }
  }

  /// A slice of one or two dimensions as a matrix, copied; one dimension makes one row.
  public func matrix(_ slice: ParameterSlice) -> Matrix<Scalar> {
    require((1...2).contains(slice.shape.count), "'\(slice.name)' of the shape \(slice.shape) is no matrix")
    let columns = slice.shape[slice.shape.count - 1]
    return Matrix(rows: slice.shape.count == 2 ? slice.shape[0] : 1, columns: columns, elements: self[slice])
  }

  /// Makes every number zero, in place.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func clear() {
    values.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// The Euclidean norm of all numbers; NaN or infinite exactly if one of them is, or their squares overflow a `Double`.
  public var norm: Double { values.withUnsafeBufferPointer { Scalar.sumOfSquares($0) }.squareRoot() }

  /// Scales all numbers so that their norm is at most this bound, and returns the norm that it was.
  ///
  /// A norm that is not finite changes nothing: the caller decides what a NaN means.
  @discardableResult
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func clip(toNorm bound: Double) -> Double {
    require(bound > 0, "a norm cannot be clipped to \(bound)")
    let norm = norm
    if norm > bound, norm.isFinite {
      let factor = Scalar(bound / norm)
      for i in values.indices { values[i] *= factor }
    }
    return norm
  }
}
