private import Requirements

/// A named part of a flat buffer of parameters, an array stored by rows.
public struct ParameterSlice: Codable, Equatable, Sendable {
  /// Such as "encoder.0.weight".
  public let name: String
  /// Such as [inputs, outputs]; empty for a single number.
  public let shape: [Int]
  /// The position of its first number in the buffer.
  public let offset: Int

  /// How many numbers it has.
  public var count: Int { shape.reduce(1, *) }
  /// Its positions in the buffer.
  public var range: Range<Int> { offset..<offset + count }
}

/// What the numbers of a model's flat buffer mean: slices, one after the other, in the order in which they were added.
///
/// Every part of a model adds its slices to one layout and keeps them. So the whole model is one array, and what treats
/// all parameters alike (an optimizer, clipping, a checkpoint, a file of tensors) is a single pass over it.
public struct ParameterLayout: Codable, Equatable, Sendable {
  /// The slices, without gaps.
  public private(set) var slices: [ParameterSlice] = []

  /// Creates a layout without slices.
  public init() {}

  /// How many numbers a buffer has.
  public var count: Int { slices.last?.range.upperBound ?? 0 }

  /// Adds a slice at the end and returns it. No other may have its name.
  public mutating func add(_ name: String, shape: [Int]) -> ParameterSlice {
    require(self[name] == nil, "there are two parameters called '\(name)'; name the parts of a model differently")
    require(shape.allSatisfy { $0 >= 0 }, "parameter '\(name)' cannot have the shape \(shape)")
    let slice = ParameterSlice(name: name, shape: shape, offset: count)
    slices.append(slice)
    return slice
  }

  /// The slice of this name.
  public subscript(name: String) -> ParameterSlice? { slices.first { $0.name == name } }
}
