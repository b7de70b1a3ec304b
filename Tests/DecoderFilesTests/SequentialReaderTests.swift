import Assumptions
import DecoderFiles
import LinearAlgebra
import SafetensorsFormat
import TestSupport
import Testing

/// Decoders of layers that come one after the other.
@Suite struct SequentialReaderTests {
  @Test func activationsAreGivenOneForAllOrOneForEachPlace() throws {
    #expect(try read(network, [.relu, .smooth(.sigmoid)]).layers.map(\.activation) == [.relu, .smooth(.sigmoid)])
    #expect(complaint(network, []).contains("the layers are 2→3, 3→2, and the file does not say what follows them"))
    #expect(complaint(network, [.relu, .relu, .relu]).contains("3 activations are given for the layers 2→3, 3→2"))
    let single = PyTorchWriter(weights: [firstWeights], biases: [[0, 0, 0]])
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

  @Test func tensorsSayThemselvesWhatTheyAre() throws {
    let tensors = [
      "out.weight": Tensor(Matrix<Float>(secondWeights)),
      "hidden.weight": Tensor(Matrix<Double>(firstWeights.map { $0.map(Double.init) })),
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

  @Test func whereThereAreNoLayersTheArraysAreNamed() {
    #expect(complaint(PyTorchWriter([tensor("alpha", [1], [1])])).hasSuffix("there are 'alpha'"))
    #expect(complaint(PyTorchWriter([])).hasSuffix("there are no arrays"))
    let many = PyTorchWriter((1...9).map { tensor("array\($0)", [1], [1]) })
    #expect(complaint(many).hasSuffix("'array7', 'array8', … (9 in all)"))
  }

  /// Of two decoders neither is taken, and the encoder is not offered.
  @Test func severalDecodersAreAskedFor() throws {
    var writer = network
    for i in writer.tensors.indices {
      writer.tensors[i].name = (i < 2 ? "decoder_x.0" : "decoder_y.0") + writer.tensors[i].name.dropFirst()
    }
    writer.tensors.append(tensor("encoder.0.weight", [1, 2], [3, 4]))
    #expect(
      complaint(writer).hasSuffix(
        "whose names begin with 'decoder_x.', 'decoder_y.'; say which is the decoder, such as --prefix decoder_x."))
    #expect(try read(writer, [], prefix: "encoder.")([1, 2]) == [11])
    // W₁·z + b₁.
    #expect(try read(writer, [], prefix: "decoder_x")([1, 2]) == [5, 10, -4])
  }

  /// What is asked for goes before what the file says of itself.
  @Test func whatIsGivenGoesBeforeTheMetadata() throws {
    let tensors = [
      "a.0.weight": Tensor(Matrix([[1.0], [-1]])), "a.2.weight": Tensor(Matrix([[1.0, 1]])),
      "b.0.weight": Tensor(Matrix([[5.0]])),
    ]
    let bytes = SafetensorsFile(tensors: tensors, metadata: ["layers": "a.0,a.2", "activations": "relu"]).bytes
    func value(_ reading: DecoderReading) throws -> [Double] {
      try readDecoder(bytes, file: "a.safetensors", reading).decoder([-3])
    }
    #expect(try value(DecoderReading()) == [3], "max(z, 0) + max(−z, 0)")
    #expect(try value(DecoderReading(activations: [.identity])) == [0])
    #expect(try value(DecoderReading(activations: [.identity], prefix: "b.")) == [-15])
    #expect(try value(DecoderReading(prefix: "b.")) == [-15], "the metadata is not of this sequence")
    // The order of the list is that of the layers.
    let turned = SafetensorsFile(tensors: tensors, metadata: ["layers": " [ 'a.2' , 'a.0' ] "]).bytes
    #expect(try readDecoder(turned, file: "t", DecoderReading(activations: [.relu])).decoder([-3, 5]) == [2, -2])
  }

  /// Of as many functions as layers the last follows the last layer; a learned slope stays.
  @Test func aFunctionForEachLayer() throws {
    var writer = network
    writer.tensors.insert(tensor("1.weight", [1], [0.25]), at: 2)
    #expect(
      try read(writer, [.relu, .absolute]).layers.map(\.activation) == [.piecewiseLinear(slope: 0.25), .absolute])
    #expect(complaint(writer, [.relu, .relu, .relu]).contains("3 activations are given"))
  }
}
