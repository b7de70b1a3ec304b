extension SafetensorsFile {
  /// The file: the length of its head, the head in JSON, the entries. The same tensors and texts give the same bytes.
  ///
  /// The order is that of Python's `safetensors`, which keeps every entry at a multiple of its length: the types with
  /// the longest entries first, names of one type in the order of their bytes, and blanks after the head up to a
  /// multiple of eight bytes. Texts are in the order of their names.
  public var bytes: [UInt8] {
    let ordered = orderedNames.compactMap { name in tensors[name].map { (name, $0) } }
    var head = Array(head(of: ordered).utf8)
    head += [UInt8](repeating: UInt8(ascii: " "), count: (8 - head.count % 8) % 8)
    var result: [UInt8] = []
    result.reserveCapacity(8 + head.count + ordered.reduce(0) { $0 + $1.1.byteCount })
    append([UInt64(head.count).littleEndian], to: &result)
    result += head
    for (_, tensor) in ordered {
      switch tensor.entries {
      case .floats(let floats): append(floats.map { $0.bitPattern.littleEndian }, to: &result)
      case .doubles(let doubles): append(doubles.map { $0.bitPattern.littleEndian }, to: &result)
      case .integers(let integers): append(integers.map { Int64($0).littleEndian }, to: &result)
      case .bytes(let bytes): result += bytes
      }
    }
    return result
  }

  private var orderedNames: [String] {
    Tensor.Kind.allCases.flatMap { kind in
      tensors.filter { $0.value.type == kind }.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  private func head(of ordered: [(String, Tensor)]) -> String {
    var members: [String] = []
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      members.append(
        "\"__metadata__\":{" + texts.map { jsonString($0.key) + ":" + jsonString($0.value) }.joined(separator: ",")
          + "}")
    }
    var offset = 0
    for (name, tensor) in ordered {
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      members.append(
        jsonString(name) + ":{\"dtype\":\"\(tensor.type.rawValue)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(offset + tensor.byteCount)]}")
      offset += tensor.byteCount
    }
    return "{" + members.joined(separator: ",") + "}"
  }
}

extension Tensor {
  fileprivate var byteCount: Int { entries.count * type.size }
}

/// Appends numbers that are in the order of bytes of the file already, as they lie in memory: nothing else is as fast.
private func append<Number: BitwiseCopyable>(_ numbers: [Number], to bytes: inout [UInt8]) {
  numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
}

/// A text as JSON writes it, in the shortest spelling.
private func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\u{8}": result += "\\b"
    case "\t": result += "\\t"
    case "\n": result += "\\n"
    case "\u{c}": result += "\\f"
    case "\r": result += "\\r"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
