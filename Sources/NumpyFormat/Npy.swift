public import LinearAlgebra
private import Requirements

/// The bytes of a `.npy` file of version 1.0, in C order, as `numpy.save` writes it.
public enum Npy {
  /// A file of `<f8` of two dimensions.
  public static func bytes(_ matrix: Matrix<Double>) -> [UInt8] {
    file(.float64, [matrix.rows, matrix.columns], matrix.elements.map { $0.bitPattern.littleEndian })
  }

  /// A file of `<f4` of two dimensions.
  public static func bytes(_ matrix: Matrix<Float>) -> [UInt8] {
    file(.float32, [matrix.rows, matrix.columns], matrix.elements.map { $0.bitPattern.littleEndian })
  }

  /// A file of `<f8` of any shape; without one, of one dimension.
  public static func bytes(_ numbers: [Double], shape: [Int]? = nil) -> [UInt8] {
    file(.float64, shape ?? [numbers.count], numbers.map { $0.bitPattern.littleEndian })
  }

  /// A file of `<i8` of any shape; without one, of one dimension.
  public static func bytes(_ integers: [Int], shape: [Int]? = nil) -> [UInt8] {
    file(.signed64, shape ?? [integers.count], integers.map { Int64($0).littleEndian })
  }

  /// A file of `|u1` of any shape; without one, of one dimension.
  public static func bytes(_ pixels: [UInt8], shape: [Int]? = nil) -> [UInt8] {
    file(.unsigned8, shape ?? [pixels.count], pixels)
  }

  /// A file of entries that are in the order of bytes of the file already.
  private static func file<Entry: BitwiseCopyable>(
    _ kind: NumpyKind, _ shape: [Int], _ entries: [Entry]
  ) -> [UInt8] {
    require(shape.reduce(1, *) == entries.count, "\(entries.count) entries are no array of shape \(shape)")
    var result = head(kind, shape)
    result.reserveCapacity(result.count + entries.count * kind.size)
    entries.withUnsafeBytes { result.append(contentsOf: $0) }  // as they lie in memory: nothing else is as fast
    return result
  }

  /// Magic, version, length and dictionary, padded so that the entries begin at a multiple of 64 bytes.
  private static func head(_ kind: NumpyKind, _ shape: [Int]) -> [UInt8] {
    let lengths = shape.count == 1 ? "\(shape[0])," : shape.map(String.init).joined(separator: ", ")
    let dictionary = "{'descr': '\(kind.rawValue)', 'fortran_order': False, 'shape': (\(lengths)), }"
    let padded = (10 + dictionary.utf8.count + 1 + 63) / 64 * 64
    let length = padded - 10
    let blanks = [UInt8](repeating: UInt8(ascii: " "), count: length - dictionary.utf8.count - 1)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(dictionary.utf8)
      + blanks + [UInt8(ascii: "\n")]
  }
}

/// The type of the entries, in numpy's spelling.
enum NumpyKind: String, CaseIterable {
  case float32 = "<f4"
  case float64 = "<f8"
  case unsigned8 = "|u1"
  case unsigned16 = "<u2"
  case unsigned32 = "<u4"
  case signed8 = "|i1"
  case signed16 = "<i2"
  case signed32 = "<i4"
  case signed64 = "<i8"
  case float16 = "<f2"
  case unsigned64 = "<u8"
  case truth = "|b1"
  /// Of so many characters as the head says: `<U12`.
  case text = "<U"

  /// Bytes of an entry, or of a character of a text.
  var size: Int { self == .text ? 4 : Int(String(rawValue.suffix(1))) ?? 0 }
}
