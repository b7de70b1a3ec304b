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
