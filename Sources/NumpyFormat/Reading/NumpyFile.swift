public import FormatErrors
public import LinearAlgebra

/// A `.npy` file (versions 1.0 to 3.0) whose head has been read and agrees with the file's length.
///
/// The accessors give the entries in C order, whatever the order in the file. Numbers that are not finite are errors:
/// a NaN belongs to the step that made it.
public struct NumpyFile: Sendable {
  /// The length along each dimension.
  public var shape: [Int] { header.shape }
  /// The type of the entries in numpy's spelling, such as `<f8`.
  public var type: String { header.type }

  let header: NumpyHeader
  let bytes: [UInt8]
  let name: String

  /// Reads the head.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: Its name, for messages.
  /// - Throws: `FormatError` for a file that is of another type, malformed, or of another length than its head says.
  public init(_ bytes: [UInt8], name: String) throws(FormatError) {
    header = try NumpyHeader(bytes, file: name)
    self.bytes = bytes
    self.name = name
  }

  /// The entries of a file of two dimensions, floats or whole numbers, as they are.
  public func matrix() throws(FormatError) -> Matrix<Double> {
    try expectDimensions(2, "give it as many rows as points, and a column a feature")
    return Matrix(rows: shape[0], columns: shape[1], elements: try numbers())
  }

  /// The entries of a file of two dimensions of `<f4`.
  public func floatMatrix() throws(FormatError) -> Matrix<Float> {
    try expectDimensions(2, "give it as many rows as points, and a column a feature")
    return Matrix(rows: shape[0], columns: shape[1], elements: try floats())
  }

  /// The entries of a file of one dimension, floats or whole numbers.
  public func vector() throws(FormatError) -> [Double] {
    try expectDimensions(1, "save it with .ravel()")
    return try numbers()
  }

  /// The entries of a file of one dimension of whole numbers, such as labels.
  public func labels() throws(FormatError) -> [Int] {
    try expectDimensions(1, "save it with .ravel()")
    return try integers()
  }

  /// The entries of a file of one dimension of texts, such as classes by their names.
  public func words() throws(FormatError) -> [String] {
    try expectDimensions(1, "save it with .ravel()")
    return try texts()
  }

  /// Whether the entries are texts.
  public var holdsTexts: Bool { header.kind == .text }

  /// Throws unless the file has so many dimensions.
  public func expectDimensions(_ wanted: Int, _ advice: String) throws(FormatError) {
    guard shape.count == wanted else {
      throw FormatError(
        "its shape is \(header.shapeDescription), \(shape.count) dimension\(shape.count == 1 ? "" : "s") where it should have "
          + "\(wanted); \(advice)", in: name, at: .byte(8))
    }
  }

  func wrongType(_ wanted: String) -> FormatError {
    FormatError("holds entries of type '\(type)'; \(wanted)", in: name, at: .byte(8))
  }
}
