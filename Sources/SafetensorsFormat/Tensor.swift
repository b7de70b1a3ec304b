public import LinearAlgebra
private import Requirements

/// An array of any number of dimensions, without gaps, the last index moving fastest.
public struct Tensor: Equatable, Sendable {
  /// The entries, of one of the types that can be read and written.
  public enum Entries: Equatable, Sendable {
    /// F32.
    case floats([Float])
    /// F64.
    case doubles([Double])
    /// I64.
    case integers([Int])
    /// U8.
    case bytes([UInt8])
  }

  /// The length along each dimension; none for a single number.
  public let shape: [Int]
  /// The entries, as many as the product of the shape.
  public let entries: Entries

  /// Creates a tensor.
  public init(shape: [Int], entries: Entries) {
    require(
      shape.allSatisfy { $0 >= 0 } && shape.reduce(1, *) == entries.count,
      "\(entries.count) entries are no tensor of shape \(shape)")
    self.shape = shape
    self.entries = entries
  }

  /// Creates a tensor of F32 or F64; without a shape, of one dimension.
  public init<Scalar: MatrixScalar>(_ numbers: [Scalar], shape: [Int]? = nil) {
    let entries: Entries =
      Scalar.self == Float.self ? .floats(numbers.map { Float($0) }) : .doubles(numbers.map { Double($0) })
    self.init(shape: shape ?? [numbers.count], entries: entries)
  }

  /// Creates a tensor of F32 or F64 of two dimensions.
  public init<Scalar: MatrixScalar>(_ matrix: Matrix<Scalar>) {
    self.init(matrix.elements, shape: [matrix.rows, matrix.columns])
  }

  /// Creates a tensor of I64; without a shape, of one dimension.
  public init(_ integers: [Int], shape: [Int]? = nil) {
    self.init(shape: shape ?? [integers.count], entries: .integers(integers))
  }

  /// Creates a tensor of U8; without a shape, of one dimension.
  public init(_ bytes: [UInt8], shape: [Int]? = nil) {
    self.init(shape: shape ?? [bytes.count], entries: .bytes(bytes))
  }
}

extension Tensor.Entries {
  /// How many there are.
  public var count: Int {
    switch self {
    case .floats(let floats): floats.count
    case .doubles(let doubles): doubles.count
    case .integers(let integers): integers.count
    case .bytes(let bytes): bytes.count
    }
  }
}

extension Tensor {
  /// The types of entries, as a `.safetensors` file names them, those of the longest entries first.
  enum Kind: String, CaseIterable {
    case integer64 = "I64"
    case float64 = "F64"
    case float32 = "F32"
    case unsigned8 = "U8"

    /// Bytes of an entry.
    var size: Int {
      switch self {
      case .integer64, .float64: 8
      case .float32: 4
      case .unsigned8: 1
      }
    }
  }

  /// The type of the entries.
  var type: Kind {
    switch entries {
    case .floats: .float32
    case .doubles: .float64
    case .integers: .integer64
    case .bytes: .unsigned8
    }
  }
}
