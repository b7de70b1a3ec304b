import Assumptions
import DecoderFiles
import FormatErrors
import LinearAlgebra
import NumpyFormat
import SafetensorsFormat
import TestSupport
import Testing

private let first: [[Float]] = [[1, 2], [3, 4], [-5, 0.25]]
private let second: [[Float]] = [[1, 0, -1], [2, 2, 2]]
private let network = PyTorchWriter(weights: [first, second], biases: [[0, -1, 0.5], [7, 8]])

private func read(
  _ writer: PyTorchWriter, _ activations: [DecoderActivation] = [.relu], prefix: String? = nil
) throws -> LayeredDecoder {
  try readDecoder(writer.bytes, file: "a.pt", DecoderReading(activations: activations, prefix: prefix)).decoder
}

private func complaint(_ writer: PyTorchWriter, _ activations: [DecoderActivation] = [.relu], prefix: String? = nil)
  -> String
{
  do {
    _ = try read(writer, activations, prefix: prefix)
    return "nothing"
  } catch {
    return "\(error)"
  }
}

private func tensor(_ name: String, _ shape: [Int], _ entries: [Float]) -> PyTorchWriter.Tensor {
  PyTorchWriter.Tensor(name, shape: shape, entries)
}

/// f(z) = W₂·a(W₁·z + b₁) + b₂ of the network above, by hand.
private func byHand(_ z: [Double], _ a: (Double) -> Double) -> [Double] {
  let hidden = [z[0] + 2 * z[1], 3 * z[0] + 4 * z[1] - 1, -5 * z[0] + 0.25 * z[1] + 0.5].map(a)
  return [hidden[0] - hidden[2] + 7, 2 * (hidden[0] + hidden[1] + hidden[2]) + 8]
}

@Suite struct DecoderReadingTests {
  @Test func aStateDictionaryIsTheFunctionThatItWas() throws {
    let decoder = try read(network, [.piecewiseLinear(slope: 0.2)])
    for z in [[0.3, -1], [-2, 1], [0, 0]] {
      #expect(decoder(z) == byHand(z) { $0 > 0 ? $0 : 0.2 * $0 })
    }
    #expect(decoder.layers.map(\.activation) == [.piecewiseLinear(slope: 0.2), .identity])
  }

  @Test(arguments: [
    ("a.npz", Array("text".utf8), "a.npz: byte 0: is no file of numpy.savez: it does not begin as a ZIP archive does"),
    ("A.PT", Array("text".utf8), "A.PT: byte 0: is no file of torch.save: it does not begin as a ZIP archive does"),
    // What numpy.savez writes of nothing: the end of a directory.
    (
      "a.npz", [0x50, 0x4b, 5, 6] + [UInt8](repeating: 0, count: 18),
      "a.npz: byte 0: holds no arrays; save them as numpy.savez(file, **arrays)"
    ),
    ("a", [], "a: byte 0: ends within the length of its head, 8 bytes"),
  ])
  func whatIsNoFileOfArraysIsToldByWhatItIsCalled(file: String, bytes: [UInt8], message: String) {
    let error = #expect(throws: FormatError.self) {
      try readDecoder(bytes, file: file, DecoderReading(activations: []))
    }
    #expect(error.map { "\($0)" } == message)
  }

  @Test func namesAreThoseOfManyHabits() throws {
    let names: [(String) -> String] = [
      { $0 }, { "decoder.\($0)" }, { "module.net.\($0)" },
      { "fc\($0.replacing("2", with: "3"))" }, { $0.replacing(".", with: ".linear.") },
    ]
    for name in names {
      var writer = network
      for i in writer.tensors.indices { writer.tensors[i].name = name(writer.tensors[i].name) }
      #expect(try read(writer)([1, 2]) == byHand([1, 2]) { max($0, 0) })
    }
  }

  /// Of layers that are numbered without gaps, too, something follows all but the last.
  @Test func gapsInTheNumbersAreWhereActivationsAre() throws {
    var writer = network
    writer.tensors[2].name = "1.weight"
    writer.tensors[3].name = "1.bias"
    #expect(try read(writer).layers.map(\.activation) == [.relu, .identity])
    // 0, 1 without anything between, then 3.
    writer.tensors += [tensor("3.weight", [1, 2], [1, 1])]
    let decoder = try read(writer)
    #expect(decoder.layers.map(\.activation) == [.identity, .relu, .identity])
    #expect(decoder.layers[2].biases == [0])
  }

  @Test func activationsAreGivenOneForAllOrOneForEachPlace() throws {
    #expect(try read(network, [.relu, .smooth(.sigmoid)]).layers.map(\.activation) == [.relu, .smooth(.sigmoid)])
    #expect(complaint(network, []).contains("the layers are 2→3, 3→2, and the file does not say what follows them"))
    #expect(complaint(network, [.relu, .relu, .relu]).contains("3 activations are given for the layers 2→3, 3→2"))
    let single = PyTorchWriter(weights: [first], biases: [[0, 0, 0]])
    #expect(try read(single, []).layers.map(\.activation) == [.identity])
    #expect(try read(single, [.relu]).layers.map(\.activation) == [.relu])
  }

  @Test func theDecoderIsToldFromTheRest() throws {
    var writer = network
    for i in writer.tensors.indices { writer.tensors[i].name = "decoder.\(writer.tensors[i].name)" }
    writer.tensors += [tensor("encoder.0.weight", [2, 2], [1, 0, 0, 1]), tensor("temperature", [1], [1])]
    #expect(try read(writer)([1, 2]) == byHand([1, 2]) { max($0, 0) })
    #expect(try read(writer, prefix: "encoder.")([1, 2]) == [1, 2])
    #expect(complaint(writer, prefix: "generator.").contains("holds no layers that begin with 'generator.'"))
    for i in 0..<4 { writer.tensors[i].name = writer.tensors[i].name.replacing("decoder", with: "g") }
    #expect(complaint(writer).contains("several sequences of layers, whose names begin with 'encoder.', 'g.'"))
    #expect(try read(writer, prefix: "g.")([1, 2]) == byHand([1, 2]) { max($0, 0) })
  }

  /// y = γ·(x − mean)/√(variance + 1e-5) + β before the activation, folded into the layer.
  @Test func batchNormalisationIsFolded() throws {
    let parts: [(String, [Float])] = [
      ("weight", [2, 1, 1]), ("bias", [0, 0, 3]), ("running_mean", [1, 0, 0]), ("running_var", [4, 1, 1]),
    ]
    var writer = network
    for i in 2..<4 { writer.tensors[i].name = writer.tensors[i].name.replacing("2.", with: "3.") }
    writer.tensors.insert(contentsOf: parts.map { tensor("1.\($0.0)", [3], $0.1) }, at: 2)
    var count = tensor("1.num_batches_tracked", [], [])
    (count.storage, count.count, count.bytes) = ("LongStorage", 1, little(9, 8))
    writer.tensors.append(count)
    let found = try readDecoder(writer.bytes, file: "a.pt", DecoderReading(activations: [.relu]))
    #expect(found.decoder.layers.count == 2)
    #expect(found.notes.first?.contains("as in evaluation") == true)
    let z = [0.7, -0.2]
    let root = 4.00001.squareRoot(), one = 1.00001.squareRoot()
    let hidden = [
      2 * (z[0] + 2 * z[1] - 1) / root, (3 * z[0] + 4 * z[1] - 1) / one, (-5 * z[0] + 0.25 * z[1] + 0.5) / one + 3,
    ]
    let expected = [max(hidden[0], 0) - max(hidden[2], 0) + 7, 2 * hidden.reduce(0) { $0 + max($1, 0) } + 8]
    for (value, wanted) in zip(found.decoder(z), expected) { expectClose(value, wanted, relative: 1e-6) }
  }

  @Test func aLearnedSlopeIsTaken() throws {
    var writer = network
    writer.tensors.insert(tensor("1.weight", [1], [0.25]), at: 2)
    #expect(try read(writer, []).layers.map(\.activation) == [.piecewiseLinear(slope: 0.25), .identity])
  }

  @Test func whatIsNotReadIsSaid() {
    var writer = network
    writer.tensors[2] = tensor("2.weight", [3, 2], [1, 2, 3, 4, 5, 6])
    writer.tensors[3] = tensor("2.bias", [3], [1, 2, 3])
    #expect(
      complaint(writer).contains("layer 2 has 2 inputs, but 3 numbers reach it; weights should be outputs × inputs"))
    writer.tensors[2] = tensor("2.weight", [1, 3, 1, 1], [1, 2, 3])
    #expect(complaint(writer).contains("'2.weight' has the shape [1, 3, 1, 1]: convolutions are not read"))
    writer.tensors[2] = tensor("2.weight", [3], [1, 2, 3])
    #expect(complaint(writer).contains("a normalisation over the features of a point is not piecewise affine"))
    writer = network
    writer.tensors[1] = tensor("0.bias", [2], [1, 2])
    #expect(complaint(writer).contains("'0.bias' has the shape [2], but [3] is wanted"))
    writer.tensors = [tensor("alpha", [1], [1])]
    #expect(complaint(writer).contains("there are 'alpha'"))
    writer.tensors = []
    #expect(complaint(writer).contains("there are no arrays"))
    writer.tensors = [tensor("0.weight", [0, 2], [])]
    #expect(complaint(writer).contains("nothing passes"))
  }

  @Test func arraysOfNumpyAreNamedAsPyTorchDoes() throws {
    let members = [
      ZipWriter.Member("0.weight.npy", Npy.bytes(Matrix<Double>([[1, 2], [3, 4], [-5, 0.25]]))),
      ZipWriter.Member("0.bias.npy", Npy.bytes([0, -1, 0.5] as [Double])),
      ZipWriter.Member("1.weight.npy", Npy.bytes(Matrix<Double>([[1, 0, -1], [2, 2, 2]]))),
      ZipWriter.Member("1.bias.npy", Npy.bytes([7, 8] as [Double])),
    ]
    let decoder = try readDecoder(
      ZipWriter(members).bytes, file: "a.npz", DecoderReading(activations: [.absolute])
    ).decoder
    #expect(decoder([1, 2]) == byHand([1, 2], abs))
  }

  @Test func tensorsSayThemselvesWhatTheyAre() throws {
    let tensors = [
      "out.weight": Tensor(Matrix<Float>(second)),
      "hidden.weight": Tensor(Matrix<Double>(first.map { $0.map(Double.init) })),
      "hidden.bias": Tensor([0, -1, 0.5] as [Float]), "out.bias": Tensor([7, 8] as [Float]),
    ]
    func decoder(_ metadata: [String: String]) throws -> LayeredDecoder {
      try readDecoder(
        SafetensorsFile(tensors: tensors, metadata: metadata).bytes, file: "a.safetensors", DecoderReading()
      ).decoder
    }
    for metadata in [
      ["layers": "hidden,out", "activations": "leaky-relu(0.2),none"],
      ["layers": "[\"hidden\", \"out\"]", "activations": "[\"LeakyReLU(0.2)\"]"],
    ] {
      #expect(try decoder(metadata)([-1, 1]) == byHand([-1, 1]) { $0 > 0 ? $0 : 0.2 * $0 })
    }
    #expect(throws: DecoderFileError.self) { try decoder(["layers": "hidden,last", "activations": "relu"]) }
    #expect(throws: DecoderFileError.self) { try decoder(["layers": "hidden,out", "activations": "rleu"]) }
    #expect(throws: DecoderFileError.self) { try decoder(["layers": "hidden,out"]) }
  }

  @Test(arguments: [
    ("relu", DecoderActivation.relu), ("ReLU", .relu), ("LeakyReLU", .piecewiseLinear(slope: 0.01)),
    ("leaky_relu(-0.5)", .piecewiseLinear(slope: -0.5)), ("none", .identity), ("Tanh", .smooth(.tanh)),
    ("GELU", .smooth(.gelu)), ("abs", .absolute),
  ])
  func activationsHaveManySpellings(name: String, function: DecoderActivation) {
    #expect(activation(named: name) == function)
    #expect(activation(named: "leaky-relu", slope: 0.3) == .piecewiseLinear(slope: 0.3))
    #expect(activation(named: "rleu") == nil)
  }
}
