import FormatErrors

/// Reads the pickled program of a saved dictionary of tensors, without executing anything.
///
/// The program builds values on a stack. Only the instructions that PyTorch writes for dictionaries are known, and of what
/// they may call only the globals of ``PickleGlobal``, which are replaced by what they would have made: every other is
/// refused by its name, and so is every other instruction.
///
/// Source: CPython, `Lib/pickletools.py`; PyTorch, `torch/serialization.py` and `torch/_utils.py`.
struct PickleReader {
  let bytes: [UInt8]
  let file: String
  private var at = 0
  private var stack: [PickleValue] = []
  private var marks: [Int] = []
  private var memo: [Int: PickleValue] = [:]
  /// Tuples and lists, and dictionaries, which values refer to by number.
  private(set) var sequences: [[PickleValue]] = []
  private(set) var dictionaries: [[(key: PickleValue, value: PickleValue)]] = []

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// Goes through the program up to its end, and returns what it leaves.
  mutating func read() throws(FormatError) -> PickleValue {
    while true {
      let place = at
      let code = UInt8(try number(1))
      if code == UInt8(ascii: ".") { return try pop(place) }
      try step(code, place)
    }
  }

  private mutating func step(_ code: UInt8, _ place: Int) throws(FormatError) {
    switch code {
    case 0x80: try version(place)
    case 0x95: _ = try number(8)  // the length of a frame, which may be ignored
    case UInt8(ascii: "("): marks.append(stack.count)
    case UInt8(ascii: "q"): memo[try number(1)] = try top(place)
    case UInt8(ascii: "r"): memo[try number(4)] = try top(place)
    case 0x94: memo[memo.count] = try top(place)
    case UInt8(ascii: "h"): stack.append(try recalled(try number(1), place))
    case UInt8(ascii: "j"): stack.append(try recalled(try number(4), place))
    case UInt8(ascii: "c"): stack.append(.global(try global(try line(), try line(), place)))
    case 0x93:
      guard case .text(let name) = try pop(place), case .text(let module) = try pop(place) else {
        throw damaged("names no global", place)
      }
      stack.append(.global(try global(module, name, place)))
    case UInt8(ascii: "R"): try call(place)
    case UInt8(ascii: "Q"): stack.append(.storage(try storage(try pop(place), place)))
    case UInt8(ascii: "b"): _ = try pop(place)  // attributes of a dictionary, such as the versions of its layers
    default:
      if let value = try constant(code) { stack.append(value) } else { try container(code, place) }
    }
  }

  private mutating func version(_ place: Int) throws(FormatError) {
    let version = try number(1)
    guard 2...5 ~= version else {
      throw FormatError("is pickled by protocol \(version); 2 to 5 can be read", in: file, at: .byte(place))
    }
  }

  /// A value that stands in the program; nil for another instruction.
  private mutating func constant(_ code: UInt8) throws(FormatError) -> PickleValue? {
    switch code {
    case UInt8(ascii: "N"): return PickleValue.none
    case 0x88: return .flag(true)
    case 0x89: return .flag(false)
    case UInt8(ascii: "K"): return .integer(try number(1))
    case UInt8(ascii: "M"): return .integer(try number(2))
    case UInt8(ascii: "J"): return .integer(Int(Int32(truncatingIfNeeded: try number(4))))
    case 0x8a: return .integer(try longInteger())
    case UInt8(ascii: "G"): return .number(Double(bitPattern: try bits(8).byteSwapped))
    case UInt8(ascii: "X"): return .text(try text(try number(4)))
    case 0x8c: return .text(try text(try number(1)))
    default: return nil
    }
  }

  /// Instructions that make or fill containers.
  private mutating func container(_ code: UInt8, _ place: Int) throws(FormatError) {
    switch code {
    case UInt8(ascii: ")"), UInt8(ascii: "]"): push([])
    case UInt8(ascii: "}"): pushDictionary()
    case 0x85, 0x86, 0x87: push(try pop(Int(code) - 0x84, place))
    case UInt8(ascii: "t"): push(try popToMark(place))
    case UInt8(ascii: "a"): try append(try pop(1, place), place)
    case UInt8(ascii: "e"): try append(try popToMark(place), place)
    case UInt8(ascii: "s"): try set(try pop(2, place), place)
    case UInt8(ascii: "u"): try set(try popToMark(place), place)
    default:
      let shown = 0x21...0x7e ~= code ? "'\(Character(Unicode.Scalar(code)))'" : "0x" + String(code, radix: 16)
      throw FormatError(
        "the pickled program holds the instruction \(shown), which no dictionary of tensors needs; "
          + Self.advice, in: file, at: .byte(place))
    }
  }

  /// What to save in the place of what cannot be read.
  private static let advice = "save 'model.state_dict()', not the model"

  private func global(_ module: String, _ name: String, _ place: Int) throws(FormatError) -> PickleGlobal {
    guard let global = PickleGlobal(module: module, name: name) else {
      throw FormatError(
        "refers to '\(module).\(name)', which would be executed elsewhere and is not here; \(Self.advice)", in: file,
        at: .byte(place))
    }
    return global
  }

  /// Puts what a known global would return in the place of it and its arguments.
  private mutating func call(_ place: Int) throws(FormatError) {
    guard case .sequence(let number) = try pop(place) else { throw damaged("calls something without arguments", place) }
    let arguments = sequences[number]
    switch try pop(place) {
    case .global(.orderedDictionary) where arguments.isEmpty: pushDictionary()
    case .global(.rebuildTensor): stack.append(.tensor(try tensor(arguments, place)))
    case .global(.rebuildParameter):
      guard case .tensor(let tensor)? = arguments.first else { throw damaged("makes a parameter of no tensor", place) }
      stack.append(.tensor(tensor))
    default: throw damaged("calls what is no function", place)
    }
  }

  private func tensor(_ arguments: [PickleValue], _ place: Int) throws(FormatError) -> PickledTensor {
    guard arguments.count >= 4, case .storage(let storage) = arguments[0], case .integer(let offset) = arguments[1],
      let shape = integers(arguments[2]), let strides = integers(arguments[3])
    else { throw damaged("makes a tensor of something else than storage, offset, shape and strides", place) }
    return PickledTensor(storage: storage, offset: offset, shape: shape, strides: strides)
  }

  /// `('storage', torch.FloatStorage, key, device, count)`.
  private func storage(_ value: PickleValue, _ place: Int) throws(FormatError) -> PickledStorage {
    guard case .sequence(let number) = value, case let parts = sequences[number], parts.count == 5,
      case .text("storage") = parts[0], case .global(.storage(let scalar)) = parts[1], case .text(let key) = parts[2],
      case .integer(let count) = parts[4]
    else { throw damaged("refers to something that is no storage of numbers", place) }
    return PickledStorage(scalar: scalar, key: key, count: count)
  }

  private func integers(_ value: PickleValue) -> [Int]? {
    guard case .sequence(let number) = value else { return nil }
    let integers = sequences[number].compactMap { if case .integer(let integer) = $0 { integer } else { nil } }
    return integers.count == sequences[number].count ? integers : nil
  }
}

// The stack.
extension PickleReader {
  private func damaged(_ what: String, _ place: Int) -> FormatError {
    FormatError("the pickled program \(what); the file is damaged", in: file, at: .byte(place))
  }

  private mutating func pop(_ place: Int) throws(FormatError) -> PickleValue {
    guard stack.count > marks.last ?? 0, let value = stack.popLast() else {
      throw damaged("takes a value where there is none", place)
    }
    return value
  }

  private func top(_ place: Int) throws(FormatError) -> PickleValue {
    guard let value = stack.last else { throw damaged("takes a value where there is none", place) }
    return value
  }

  private mutating func pop(_ count: Int, _ place: Int) throws(FormatError) -> [PickleValue] {
    guard stack.count - (marks.last ?? 0) >= count else { throw damaged("takes values where there are none", place) }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark(_ place: Int) throws(FormatError) -> [PickleValue] {
    guard let mark = marks.popLast() else { throw damaged("goes back to a mark that it has not set", place) }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  private func recalled(_ number: Int, _ place: Int) throws(FormatError) -> PickleValue {
    guard let value = memo[number] else { throw damaged("recalls value \(number), which it has not kept", place) }
    return value
  }

  private mutating func push(_ values: [PickleValue]) {
    stack.append(.sequence(sequences.count))
    sequences.append(values)
  }

  private mutating func pushDictionary() {
    stack.append(.dictionary(dictionaries.count))
    dictionaries.append([])
  }

  private mutating func append(_ values: [PickleValue], _ place: Int) throws(FormatError) {
    guard case .sequence(let number) = try top(place) else { throw damaged("appends to what is no list", place) }
    sequences[number] += values
  }

  private mutating func set(_ values: [PickleValue], _ place: Int) throws(FormatError) {
    guard case .dictionary(let number) = try top(place), values.count % 2 == 0 else {
      throw damaged("sets entries of what is no dictionary", place)
    }
    for i in stride(from: 0, to: values.count, by: 2) { dictionaries[number].append((values[i], values[i + 1])) }
  }
}

// The bytes.
extension PickleReader {
  private mutating func take(_ count: Int) throws(FormatError) -> Range<Int> {
    guard count <= bytes.count - at else {
      throw FormatError("the pickled program ends too early; the file is truncated", in: file, at: .byte(bytes.count))
    }
    defer { at += count }
    return at..<at + count
  }

  private mutating func bits(_ count: Int) throws(FormatError) -> UInt64 {
    let range = try take(count)
    return range.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) }
  }

  /// A number of so many bytes, the least first; one beyond 2⁵³ counts as that.
  private mutating func number(_ count: Int) throws(FormatError) -> Int { Int(min(try bits(count), 1 << 53)) }

  /// A signed number of as many bytes as the first says, up to eight.
  private mutating func longInteger() throws(FormatError) -> Int {
    let place = at
    let count = try number(1)
    guard count <= 8 else { throw damaged("holds a number of \(count) bytes", place) }
    let value = try bits(count)
    return count == 0 ? 0 : Int(Int64(bitPattern: value << (64 - 8 * UInt64(count))) >> (64 - 8 * Int64(count)))
  }

  private mutating func text(_ count: Int) throws(FormatError) -> String {
    let range = try take(count)
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw FormatError("a text of the pickled program is not UTF-8", in: file, at: .byte(range.lowerBound))
    }
    return text
  }

  private mutating func line() throws(FormatError) -> String {
    guard let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) else {
      throw FormatError("the pickled program ends too early; the file is truncated", in: file, at: .byte(bytes.count))
    }
    let text = try text(end - at)
    at = end + 1
    return text
  }
}
