/// Makes one SVG of a light and a dark one that differ in nothing but colours, so that a page need hold each figure once.
///
/// What differs gets a class, and the classes get the dark colours where the reader's system is dark. A picture within
/// the picture that differs has the page's white for its own; it is inverted, hues kept, and its black let through.
struct ThemedPicture {
  /// Attributes that a style sheet may set as well.
  private static let colors: Set<String> = ["fill", "stroke", "color", "flood-color", "stop-color"]
  private var output: [UInt8] = []
  private var classes: [String: String] = [:]
  private var rules: [String] = []
  /// Where the style sheet goes: behind the tag of the root.
  private var root: Int?

  /// The one picture; nil where the two differ in more than colours.
  static func merged(light: [UInt8], dark: [UInt8]) -> [UInt8]? {
    var picture = ThemedPicture()
    return picture.merge(light, dark) ? picture.finished() : nil
  }

  private mutating func merge(_ light: [UInt8], _ dark: [UInt8]) -> Bool {
    var (a, b) = (0, 0)
    output.reserveCapacity(light.count + light.count / 8)
    while a < light.count, b < dark.count {
      let (text, tag) = Self.next(light, from: a)
      let (otherText, otherTag) = Self.next(dark, from: b)
      guard light[text].elementsEqual(dark[otherText]) else { return false }
      output += light[text]
      if light[tag].elementsEqual(dark[otherTag]) {
        output += light[tag]
      } else if !addTag(light[tag], dark[otherTag]) {
        return false
      }
      if root == nil, light[tag].starts(with: "<svg".utf8) { root = output.count }
      (a, b) = (tag.upperBound, otherTag.upperBound)
    }
    return a == light.count && b == dark.count && root != nil
  }

  /// The text before the next tag, and that tag; both are empty at the end.
  private static func next(_ bytes: [UInt8], from start: Int) -> (text: Range<Int>, tag: Range<Int>) {
    guard let open = bytes[start...].firstIndex(of: UInt8(ascii: "<")) else {
      return (start..<bytes.count, bytes.count..<bytes.count)
    }
    let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    return (start..<open, open..<close)
  }

  /// Adds a tag that differs; false where more than colours do.
  private mutating func addTag(_ light: ArraySlice<UInt8>, _ dark: ArraySlice<UInt8>) -> Bool {
    guard let a = Tag(light), let b = Tag(dark), a.name == b.name, a.attributes.count == b.attributes.count else {
      return false
    }
    var names: [String] = []
    for (mine, other) in zip(a.attributes, b.attributes) {
      guard mine.name == other.name else { return false }
      guard mine.value != other.value else { continue }
      let name = String(decoding: mine.name, as: UTF8.self)
      if Self.colors.contains(name) {
        names.append(self.name(of: name, String(decoding: other.value, as: UTF8.self)))
      } else if a.name.elementsEqual("image".utf8) {
        names.append("ink")
      } else {
        return false
      }
    }
    output += a.written(classes: names)
    return true
  }

  /// The class that gives an attribute its dark colour.
  private mutating func name(of attribute: String, _ color: String) -> String {
    let rule = "{\(attribute):\(color)}"
    if let known = classes[rule] { return known }
    let name = "d\(classes.count)"
    classes[rule] = name
    rules.append(".\(name)\(rule)")
    return name
  }

  private func finished() -> [UInt8] {
    let ink = ".ink{filter:invert(1) hue-rotate(180deg);mix-blend-mode:screen}"
    let style = "<style>@media (prefers-color-scheme:dark){\(rules.joined())\(ink)}</style>"
    let place = root ?? 0
    return Array(output[..<place]) + Array(style.utf8) + Array(output[place...])
  }
}

/// A tag of an SVG, as bytes: a picture within a picture is a long attribute.
private struct Tag {
  /// An attribute.
  struct Attribute {
    let name: ArraySlice<UInt8>
    let value: ArraySlice<UInt8>
  }

  let name: ArraySlice<UInt8>
  let attributes: [Attribute]
  let isClosed: Bool

  /// Reads a tag; nil for the end of an element, and for what is none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.dropFirst()
    guard let first = rest.first, first > UInt8(ascii: "@"), rest.last == UInt8(ascii: ">") else { return nil }
    rest = rest.dropLast()
    isClosed = rest.last == UInt8(ascii: "/")
    if isClosed { rest = rest.dropLast() }
    name = rest.prefix { $0 > UInt8(ascii: " ") }
    rest = rest[name.endIndex...]
    var attributes: [Attribute] = []
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let key = rest[..<equals].drop { $0 <= UInt8(ascii: " ") }.prefix { $0 > UInt8(ascii: " ") }
      let value = rest[equals...].dropFirst().drop { $0 <= UInt8(ascii: " ") }
      guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = value.dropFirst().firstIndex(of: quote)
      else { return nil }
      attributes.append(Attribute(name: key, value: value[..<end].dropFirst()))
      rest = value[end...].dropFirst()
    }
    guard rest.allSatisfy({ $0 <= UInt8(ascii: " ") }) else { return nil }
    self.attributes = attributes
  }

  /// The tag with classes beside its own.
  func written(classes: [String]) -> [UInt8] {
    var bytes = [UInt8(ascii: "<")] + name
    var own = classes
    for attribute in attributes {
      if attribute.name.elementsEqual("class".utf8) {
        own.insert(String(decoding: attribute.value, as: UTF8.self), at: 0)
      } else {
        let quote = attribute.value.contains(UInt8(ascii: "'")) ? UInt8(ascii: "\"") : UInt8(ascii: "'")
        bytes += [UInt8(ascii: " ")] + attribute.name + [UInt8(ascii: "="), quote] + attribute.value + [quote]
      }
    }
    return bytes + Array(" class='\(own.joined(separator: " "))'\(isClosed ? "/" : "")>".utf8)
  }
}
