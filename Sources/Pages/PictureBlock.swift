internal import Foundation

/// A figure as a report's Markdown has it: a link around a picture for light and for dark.
struct PictureBlock {
  /// The anchor of the figure.
  let anchor: String
  /// The file for light pages.
  let light: String
  /// The file for dark pages; nil where there is one for both.
  let dark: String?
  /// What stands in its place, as HTML.
  let alternative: String

  /// Reads a block of HTML; nil where it is no figure.
  init?(_ html: String) {
    guard html.contains("<picture>"), let source = Self.attribute("src", in: html) else { return nil }
    light = source.removingPercentEncoding ?? source
    dark = Self.attribute("srcset", in: html).map { $0.removingPercentEncoding ?? $0 }
    anchor = Self.attribute("id", in: html) ?? ""
    alternative = Self.attribute("alt", in: html) ?? ""
  }

  private static func attribute(_ name: String, in html: String) -> String? {
    guard let start = html.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
    return String(html[start...].prefix { $0 != "\"" })
  }

  /// The figure as HTML that holds its pictures; nil where a picture is missing.
  func html(_ files: [String: [UInt8]]) -> String? {
    guard let bytes = files[light] else { return nil }
    let label = "\(alternative.isEmpty ? "the figure" : alternative)"
    return """
      <figure id="\(anchor)">
      <a class="large" href="#\(anchor)" title="open large">\(picture(bytes, dark.flatMap { files[$0] }, label))</a>
      </figure>

      """
  }

  private func picture(_ light: [UInt8], _ dark: [UInt8]?, _ label: String) -> String {
    let size = Self.size(of: light)
    guard let dark, light != dark else { return image(DataAddress.svg(light), size, label) }
    if let one = ThemedPicture.merged(light: light, dark: dark) { return image(DataAddress.svg(one), size, label) }
    return "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"\(DataAddress.svgInList(dark))\">"
      + "\(image(DataAddress.svg(light), size, label))</picture>"
  }

  private func image(_ address: String, _ size: String, _ label: String) -> String {
    "<img alt=\"\(label)\"\(size) src=\"\(address)\">"
  }

  /// ` width="826" height="402"`, as the SVG says.
  private static func size(of svg: [UInt8]) -> String {
    let head = String(decoding: svg.prefix(400), as: UTF8.self)
    guard let width = attribute("width", in: head), let height = attribute("height", in: head) else { return "" }
    return " width=\"\(width)\" height=\"\(height)\""
  }
}

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
