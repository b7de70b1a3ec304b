/// Returns what of a source file counts: the tokens of Swift and of C and C++, and every byte of any other file.
///
/// - Parameters:
///   - source: The file.
///   - path: Its path, whose extension tells the language.
/// - Returns: The tokens, as bytes that differ where the code does.
public func tokens(of source: [UInt8], at path: String) -> [UInt8] {
  switch path.split(separator: ".").last {
  case "swift": tokens(ofSwift: source)
  case "c", "h", "cpp", "hpp", "cc": tokens(ofC: source)
  default: source
  }
}

/// The ends of names of files that are compiled.
public let sourceExtensions: Set<String> = ["swift", "c", "h", "cpp", "hpp", "cc"]

let quote = UInt8(ascii: "\"")
let newline = UInt8(ascii: "\n")
let blank = UInt8(ascii: " ")

func isSpace(_ byte: UInt8) -> Bool { byte == blank || (9...13).contains(byte) }

/// Whether a byte may stand in a name or a number.
func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "_"), UInt8(ascii: "$"), 128...255:
    true
  default: false
  }
}
