import LinearAlgebra
import NumpyFormat

/// The type of the entries of an array in a file that has no head of its own, as numpy would spell it.
enum ArrayEncoding: String, CaseIterable {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  /// The upper half of a `float32`.
  case brainFloat16 = "BF16"
  case signed64 = "I64"
  case signed32 = "I32"
  case signed16 = "I16"
  case signed8 = "I8"
  case unsigned64 = "U64"
  case unsigned32 = "U32"
  case unsigned16 = "U16"
  case unsigned8 = "U8"
  case truth = "BOOL"

  /// Bytes of an entry.
  var size: Int {
    switch self {
    case .float64, .signed64, .unsigned64: 8
    case .float32, .signed32, .unsigned32: 4
    case .float16, .brainFloat16, .signed16, .unsigned16: 2
    case .signed8, .unsigned8, .truth: 1
    }
  }

  private var descr: String {
    switch self {
    case .float64: "<f8"
    case .float32, .brainFloat16: "<f4"
    case .float16: "<f2"
    case .signed64: "<i8"
    case .signed32: "<i4"
    case .signed16: "<i2"
    case .signed8: "|i1"
    case .unsigned64: "<u8"
    case .unsigned32: "<u4"
    case .unsigned16: "<u2"
    case .unsigned8: "|u1"
    case .truth: "|b1"
    }
  }

  /// The `.npy` file of entries in C order, the least significant byte first.
  func npy(_ shape: [Int], _ entries: ArraySlice<UInt8>) -> [UInt8] {
    let lengths = shape.map { "\($0)," }.joined(separator: " ")
    let dictionary = Array("{'descr': '\(descr)', 'fortran_order': False, 'shape': (\(lengths)), }\n".utf8)
    let length = dictionary.count
    var file =
      [0x93] + Array("NUMPY".utf8) + [2, 0] + (0..<4).map { UInt8(length >> (8 * $0) & 255) } + dictionary
    guard self == .brainFloat16 else { return file + entries }
    file.reserveCapacity(file.count + 2 * entries.count)
    for at in stride(from: entries.startIndex, to: entries.endIndex, by: 2) {
      file += [0, 0, entries[at], entries[at + 1]]
    }
    return file
  }
}
