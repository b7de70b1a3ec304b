import FormatErrors

/// Reads the head of a `.safetensors` file: JSON of the few shapes that the format knows, and nothing else.
struct SafetensorsHeaderParser {
  /// What the head says of one tensor, with the offsets in the file at which it says so.
  struct Declaration {
    let name: String
    let place: Int
    let type: (value: String, place: Int)
    let shape: (value: [Int], place: Int)
    let offsets: (value: [Int], place: Int)
  }

  /// What the head says.
  struct Head {
    var declarations: [Declaration] = []
    var metadata: [String: String] = [:]
  }

  let bytes: [UInt8]
  let end: Int
  let file: String
  var at: Int

  /// Creates a parser of a part of a file.
  init(bytes: [UInt8], range: Range<Int>, file: String) {
    self.bytes = bytes
    self.file = file
    at = range.lowerBound
    end = range.upperBound
  }

  /// Reads the head.
  mutating func parse() throws(FormatError) -> Head {
    guard peek == UInt8(ascii: "{") else { throw error("the head should begin with '{'", at: at) }
    var head = Head()
    var names: Set<String> = []
    try object { (parser, name, place) throws(FormatError) in
      guard names.insert(name).inserted else { throw parser.error("'\(name)' is twice there", at: place) }
      if name == "__metadata__" {
        head.metadata = try parser.texts()
      } else {
        head.declarations.append(try parser.declaration(name, place))
      }
    }
    skipSpace()
    guard at == end else { throw error("something follows the head's object", at: at) }
    return head
  }

  private mutating func texts() throws(FormatError) -> [String: String] {
    var texts: [String: String] = [:]
    try object { (parser, name, place) throws(FormatError) in
      guard texts[name] == nil else { throw parser.error("'\(name)' is twice there", at: place) }
      texts[name] = try parser.string().value
    }
    return texts
  }

  private mutating func declaration(_ name: String, _ place: Int) throws(FormatError) -> Declaration {
    var type: (value: String, place: Int)?
    var shape: (value: [Int], place: Int)?
    var offsets: (value: [Int], place: Int)?
    try object { (parser, key, place) throws(FormatError) in
      switch key {
      case "dtype" where type == nil: type = try parser.string()
      case "shape" where shape == nil: shape = try parser.numbers()
      case "data_offsets" where offsets == nil: offsets = try parser.numbers()
      default: throw parser.error("the key '\(key)' of tensor '\(name)' is unknown or twice there", at: place)
      }
    }
    guard let type, let shape, let offsets else {
      throw error("tensor '\(name)' lacks one of 'dtype', 'shape' and 'data_offsets'", at: place)
    }
    return Declaration(name: name, place: place, type: type, shape: shape, offsets: offsets)
  }

  /// Reads an object, handing each name with its place to what reads the value.
  private mutating func object(
    _ value: (inout SafetensorsHeaderParser, String, Int) throws(FormatError) -> Void
  ) throws(FormatError) {
    try expect("{")
    guard !sees("}") else { return at += 1 }
    while true {
      let (name, place) = try string()
      try expect(":")
      try value(&self, name, place)
      guard sees(",") else { break }
      at += 1
    }
    try expect("}")
  }

  /// Reads an array of whole numbers, none negative.
  private mutating func numbers() throws(FormatError) -> (value: [Int], place: Int) {
    try expect("[")
    let place = at - 1
    var numbers: [Int] = []
    if !sees("]") {
      numbers.append(try number())
      while sees(",") {
        at += 1
        numbers.append(try number())
      }
    }
    try expect("]")
    return (numbers, place)
  }

  private mutating func number() throws(FormatError) -> Int {
    skipSpace()
    let start = at
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    guard let value = Int(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      throw error("a whole number that is not negative and has room in 63 bits should stand here", at: start)
    }
    return value
  }

  var peek: UInt8? { at < end ? bytes[at] : nil }

  private mutating func sees(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    return peek == UInt8(ascii: character)
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(FormatError) {
    guard sees(character) else { throw error("'\(character)' should stand here, in the head", at: at) }
    at += 1
  }

  mutating func skipSpace() {
    while let byte = peek, [UInt8(ascii: " "), 9, 10, 13].contains(byte) { at += 1 }
  }

  func error(_ message: String, at offset: Int) -> FormatError {
    FormatError(message, in: file, at: .byte(offset))
  }
}
