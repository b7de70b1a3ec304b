import FormatErrors

/// Finds the tensors of a dictionary and of those within it.
struct DictionaryWalk {
  let reader: PickleReader
  let file: String
  /// How many entries may still be looked at: dictionaries within one another can be made to look endless.
  private var budget = 100_000

  init(reader: PickleReader, file: String) {
    self.reader = reader
    self.file = file
  }

  /// The tensors with their names, in order.
  mutating func tensors(of value: PickleValue) throws(FormatError) -> [(name: String, tensor: PickledTensor)] {
    guard case .dictionary = value else {
      throw FormatError(
        "holds no dictionary of tensors by name; save 'model.state_dict()'", in: file, at: .byte(0))
    }
    var found: [(name: String, tensor: PickledTensor)] = []
    var names: Set<String> = []
    try collect(value, prefix: "", depth: 0, into: &found)
    for (name, _) in found where !names.insert(name).inserted {
      throw FormatError("holds tensor '\(name)' twice", in: file, at: .byte(0))
    }
    return found
  }

  private mutating func collect(
    _ value: PickleValue, prefix: String, depth: Int, into found: inout [(name: String, tensor: PickledTensor)]
  ) throws(FormatError) {
    guard case .dictionary(let number) = value, depth < 16 else { return }
    for (key, value) in reader.dictionaries[number] {
      budget -= 1
      guard budget > 0 else {
        throw FormatError("holds more than 100,000 entries in dictionaries", in: file, at: .byte(0))
      }
      guard let word = word(key) else { continue }
      if case .tensor(let tensor) = value {
        found.append((prefix + word, tensor))
      } else {
        try collect(value, prefix: "\(prefix)\(word).", depth: depth + 1, into: &found)
      }
    }
  }

  private func word(_ key: PickleValue) -> String? {
    switch key {
    case .text(let text): text
    case .integer(let number): "\(number)"
    default: nil
    }
  }
}
