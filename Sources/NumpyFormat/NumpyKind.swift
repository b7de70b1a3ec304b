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

  /// Bytes of an entry.
  var size: Int { Int(String(rawValue.suffix(1))) ?? 0 }
}
