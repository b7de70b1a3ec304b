/// Makes files such as `torch.save(model.state_dict(), …)` of PyTorch 2 writes.
public struct PyTorchWriter: Sendable {
  /// A tensor: its entries as they lie in its storage.
  public struct Tensor: Sendable {
    public var name: String
    public var shape: [Int]
    public var strides: [Int]
    public var offset = 0
    public var storage = "FloatStorage"
    public var count: Int
    public var bytes: [UInt8]

    /// Creates a tensor of float32 in C order.
    public init(_ name: String, shape: [Int], _ entries: [Float]) {
      (self.name, self.shape, count) = (name, shape, entries.count)
      strides = shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
      bytes = entries.flatMap { little(Int($0.bitPattern), 4) }
    }

    /// Creates a tensor of float64 in C order.
    public init(_ name: String, shape: [Int], doubles entries: [Double]) {
      self.init(name, shape: shape, [])
      (storage, count) = ("DoubleStorage", entries.count)
      bytes = entries.flatMap { little(Int(truncatingIfNeeded: $0.bitPattern), 8) }
    }
  }

  public var tensors: [Tensor]
  /// The folder within the archive.
  public var folder = "decoder"
  /// The global that makes tensors.
  public var builder = (module: "torch._utils", name: "_rebuild_tensor_v2")

  /// Creates a file.
  public init(_ tensors: [Tensor]) { self.tensors = tensors }

  /// The weights and biases of `torch.nn.Sequential(Linear, activation, Linear, activation, …)`.
  public init(weights: [[[Float]]], biases: [[Float]]) {
    tensors = zip(weights, biases).enumerated().flatMap { i, layer in
      [
        Tensor("\(2 * i).weight", shape: [layer.0.count, layer.0[0].count], layer.0.flatMap { $0 }),
        Tensor("\(2 * i).bias", shape: [layer.1.count], layer.1),
      ]
    }
  }

  /// The members of the archive.
  public var members: [ZipWriter.Member] {
    [ZipWriter.Member("\(folder)/data.pkl", program), ZipWriter.Member("\(folder)/byteorder", Array("little".utf8))]
      + tensors.enumerated().map { ZipWriter.Member("\(folder)/data/\($0)", $1.bytes) }
      + [ZipWriter.Member("\(folder)/version", Array("3\n".utf8))]
  }

  /// The file.
  public var bytes: [UInt8] { ZipWriter(members).bytes }

  /// The pickled program, of protocol 2.
  public var program: [UInt8] {
    var pickle = Pickle()
    pickle.orderedDictionary()
    pickle.bytes += Array("(".utf8)
    for (i, tensor) in tensors.enumerated() { pickle.entry(tensor, "\(i)", builder) }
    pickle.bytes += Array("u}".utf8)
    pickle.keep()
    pickle.text("_metadata")
    pickle.orderedDictionary()
    pickle.bytes += Array("(".utf8)
    pickle.text("")
    pickle.bytes += Array("}".utf8)
    pickle.keep()
    pickle.text("version")
    return pickle.bytes + Array("K\u{1}susb.".utf8)
  }
}

/// A program of protocol 2 while it is written.
private struct Pickle {
  var bytes: [UInt8] = [0x80, 2]
  private var kept = 0
  private var globals: [String: Int] = [:]

  mutating func keep() {
    bytes += kept < 256 ? [UInt8(ascii: "q"), UInt8(kept)] : [UInt8(ascii: "r")] + little(kept, 4)
    kept += 1
  }

  mutating func text(_ text: String) {
    bytes += [UInt8(ascii: "X")] + little(text.utf8.count, 4) + Array(text.utf8)
    keep()
  }

  mutating func integer(_ number: Int) {
    switch number {
    case 0..<256: bytes += [UInt8(ascii: "K"), UInt8(number)]
    case 256..<65_536: bytes += [UInt8(ascii: "M")] + little(number, 2)
    case -0x8000_0000..<0x8000_0000: bytes += [UInt8(ascii: "J")] + little(number, 4)
    default: bytes += [0x8a, 8] + little(number, 8)
    }
  }

  mutating func global(_ module: String, _ name: String) {
    if let known = globals["\(module) \(name)"] {
      bytes += known < 256 ? [UInt8(ascii: "h"), UInt8(known)] : [UInt8(ascii: "j")] + little(known, 4)
      return
    }
    bytes += Array("c\(module)\n\(name)\n".utf8)
    globals["\(module) \(name)"] = kept
    keep()
  }

  mutating func orderedDictionary() {
    global("collections", "OrderedDict")
    bytes += Array(")R".utf8)
    keep()
  }

  mutating func tuple(_ numbers: [Int]) {
    if numbers.isEmpty { bytes += Array(")".utf8) }
    if numbers.count > 3 { bytes += Array("(".utf8) }
    for number in numbers { integer(number) }
    if !numbers.isEmpty {
      bytes += numbers.count > 3 ? Array("t".utf8) : [0x84 + UInt8(numbers.count)]
      keep()
    }
  }

  mutating func entry(_ tensor: PyTorchWriter.Tensor, _ key: String, _ builder: (module: String, name: String)) {
    text(tensor.name)
    global(builder.module, builder.name)
    bytes += Array("((".utf8)
    text("storage")
    global("torch", tensor.storage)
    text(key)
    text("cpu")
    integer(tensor.count)
    bytes += Array("t".utf8)
    keep()
    bytes += Array("Q".utf8)
    integer(tensor.offset)
    tuple(tensor.shape)
    tuple(tensor.strides)
    bytes += [0x89]
    orderedDictionary()
    bytes += Array("t".utf8)
    keep()
    bytes += Array("R".utf8)
    keep()
  }
}
