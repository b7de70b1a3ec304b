internal import Foundation

/// A file as an address that holds it, for an attribute in double quotes.
enum DataAddress {
  /// An SVG, as text that is hardly longer than itself.
  static func svg(_ bytes: [UInt8]) -> String {
    var address = Array("data:image/svg+xml,".utf8)
    address.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "%"): address += "%25".utf8
      case UInt8(ascii: "#"): address += "%23".utf8
      case UInt8(ascii: "\""): address += "%22".utf8
      case UInt8(ascii: "&"): address += "&amp;".utf8
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): address.append(UInt8(ascii: " "))
      default: address.append(byte)
      }
    }
    return String(decoding: address, as: UTF8.self)
  }

  /// An SVG for a list of sources, in which spaces and commas part one from the next.
  static func svgInList(_ bytes: [UInt8]) -> String { "data:image/svg+xml;base64," + Data(bytes).base64EncodedString() }
}
