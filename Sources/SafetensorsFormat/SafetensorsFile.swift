public import FormatErrors
public import LinearAlgebra
private import Requirements

/// Named tensors with texts about them, as a `.safetensors` file holds them.
///
/// Source: https://github.com/huggingface/safetensors#format
///
/// Entries are in C order, the last index moving fastest, as a `Matrix` stores them.
public struct SafetensorsFile: Sendable {
  /// The tensors, by name.
  public let tensors: [String: Tensor]
  /// Texts about the file, by name: its `__metadata__`.
  public let metadata: [String: String]

  /// Its name, for messages.
  let name: String
  /// Where in the file each tensor is declared, in bytes.
  let places: [String: Int]

  /// Creates what is to be written.
  public init(tensors: [String: Tensor], metadata: [String: String] = [:]) {
    self.init(tensors: tensors, metadata: metadata, name: "tensors", places: [:])
  }

  init(tensors: [String: Tensor], metadata: [String: String], name: String, places: [String: Int]) {
    require(tensors["__metadata__"] == nil, "no tensor can be called '__metadata__': the format keeps that name")
    self.tensors = tensors
    self.metadata = metadata
    self.name = name
    self.places = places
  }
}

extension SafetensorsFile {
  /// The entries of a tensor that must be there, of a shape that it must have. An F32 is widened for a `Double`.
  ///
  /// - Throws: `FormatError` when there is no such tensor, or it has another shape or type.
  public func numbers<Scalar: MatrixScalar>(
    _ tensor: String, shape: [Int], as type: Scalar.Type = Scalar.self
  ) throws(FormatError) -> [Scalar] {
    let found = try required(tensor, shape: shape)
    switch found.entries {
    case .floats(let floats): return floats.map { Scalar($0) }
    case .doubles(let doubles) where Scalar.self == Double.self: return doubles.map { Scalar($0) }
    default:
      let wanted = Scalar.self == Double.self ? "F32 or F64" : "F32"
      throw wrong(tensor, "holds entries of type \(found.type.rawValue), but \(wanted) is wanted")
    }
  }

  /// The entries of a tensor of two dimensions that must be there, as ``numbers(_:shape:as:)``.
  public func matrix<Scalar: MatrixScalar>(
    _ tensor: String, rows: Int, columns: Int, as type: Scalar.Type = Scalar.self
  ) throws(FormatError) -> Matrix<Scalar> {
    Matrix(rows: rows, columns: columns, elements: try numbers(tensor, shape: [rows, columns]))
  }

  /// The entries of a tensor of I64 or U8 that must be there, of a shape that it must have.
  public func integers(_ tensor: String, shape: [Int]) throws(FormatError) -> [Int] {
    let found = try required(tensor, shape: shape)
    switch found.entries {
    case .integers(let integers): return integers
    case .bytes(let bytes): return bytes.map { Int($0) }
    default: throw wrong(tensor, "holds entries of type \(found.type.rawValue), but I64 or U8 is wanted")
    }
  }

  private func required(_ tensor: String, shape: [Int]) throws(FormatError) -> Tensor {
    guard let found = tensors[tensor] else {
      let known = tensors.keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
      throw FormatError("has no tensor '\(tensor)', only \(known.isEmpty ? "none" : known)", in: name, at: .byte(8))
    }
    guard found.shape == shape else {
      throw wrong(tensor, "has the shape \(found.shape), but \(shape) is wanted")
    }
    return found
  }

  private func wrong(_ tensor: String, _ what: String) -> FormatError {
    FormatError("tensor '\(tensor)' \(what)", in: name, at: .byte(places[tensor] ?? 8))
  }
}
